package io.defenderxdr.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that all begin at the same moment. Not safe for many threads itself. */
public final class Race<T> {

  private final List<Callable<T>> racers = new ArrayList<>();

  /** One more that takes part. */
  public void add(Callable<T> racer) {
    racers.add(racer);
  }

  /**
   * Runs them all.
   *
   * @return what each gave, in the order they were added
   * @throws Exception the first failure
   */
  public List<T> run() throws Exception {
    CyclicBarrier start = new CyclicBarrier(racers.size());
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(racers.size())) {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> racer : racers) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return racer.call();
                }));
      }
      for (Future<T> result : running) {
        results.add(result.get());
      }
    }
    return results;
  }
}
