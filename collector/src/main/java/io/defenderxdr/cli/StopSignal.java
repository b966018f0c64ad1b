package io.defenderxdr.cli;

import java.util.concurrent.Callable;

/**
 * Turns SIGINT and SIGTERM into an interrupt of the working thread, and keeps the process until
 * that thread has stopped in order; the exit code is then 130 or 143.
 */
final class StopSignal {

  private static final long PATIENCE_MILLIS = 90_000;

  private final Thread worker;
  private final Thread hook;
  private volatile boolean done;

  private StopSignal(Thread worker) {
    this.worker = worker;
    this.hook = Thread.ofPlatform().name("stop").unstarted(this::stop);
  }

  /** Does the work of this thread; a signal interrupts it and waits for its end. */
  static <T> T during(Callable<T> work) throws Exception {
    StopSignal signal = new StopSignal(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(signal.hook);
    try {
      return work.call();
    } finally {
      signal.done();
    }
  }

  private void stop() {
    if (done) {
      return;
    }
    worker.interrupt();
    try {
      synchronized (this) {
        long end = System.nanoTime() / 1_000_000 + PATIENCE_MILLIS;
        long left = PATIENCE_MILLIS;
        while (!done && left > 0) {
          wait(left);
          left = end - System.nanoTime() / 1_000_000;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work has ended; a signal has nothing left to stop. */
  private void done() {
    synchronized (this) {
      done = true;
      notifyAll();
    }
  }
}
