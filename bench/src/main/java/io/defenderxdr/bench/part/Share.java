package io.defenderxdr.bench.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the same work over the file of each partition at the same time. */
final class Share {

  private Share() {}

  /** The work on one file. */
  interface Work {
    void on(Path file, int partition) throws IOException, InterruptedException;
  }

  /** Returns when all have ended. */
  static void all(Path folder, String kind, int partitions, Work work)
      throws IOException, InterruptedException {
    AtomicReference<Throwable> fault = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      int partition = i;
      threads.add(
          Thread.ofPlatform()
              .name("partition-" + partition)
              .uncaughtExceptionHandler((thread, thrown) -> fault.compareAndSet(null, thrown))
              .start(() -> run(work, Packages.file(folder, kind, partition), partition)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (fault.get() != null) {
      throw new IOException("A part failed.", fault.get());
    }
  }

  private static void run(Work work, Path file, int partition) {
    try {
      work.on(file, partition);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
