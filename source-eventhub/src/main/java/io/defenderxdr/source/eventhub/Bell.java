package io.defenderxdr.source.eventhub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets a thread wait until it is rung or until a moment. Looks at the clock a few times a second,
 * since the clock may run faster than the wall. Safe for many threads, one waiter.
 */
final class Bell {

  private static final long LOOK_MILLIS = 100;

  private final Clock clock;
  private boolean rung;

  Bell(Clock clock) {
    this.clock = clock;
  }

  /** Wakes the waiter, or the next one. */
  synchronized void ring() {
    rung = true;
    notifyAll();
  }

  /** Waits at most so long, in the time of the clock. */
  void await(Duration longest) throws InterruptedException {
    Instant until = clock.instant().plus(longest);
    synchronized (this) {
      while (!rung && clock.instant().isBefore(until)) {
        wait(LOOK_MILLIS);
      }
      rung = false;
    }
  }
}
