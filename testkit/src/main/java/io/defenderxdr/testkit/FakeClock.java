package io.defenderxdr.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. Safe for many threads. */
public final class FakeClock extends Clock {

  private volatile Instant now;
  private int waiting;

  public FakeClock(Instant start) {
    this.now = start;
  }

  /** Moves the clock on. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
    notifyAll();
  }

  /** Waits until a test has moved the clock that far. */
  synchronized void await(Instant moment) throws InterruptedException {
    waiting++;
    try {
      while (now.isBefore(moment)) {
        wait();
      }
    } finally {
      waiting--;
    }
  }

  /** How many threads wait for a later moment. */
  public synchronized int waiting() {
    return waiting;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("This clock knows UTC only.");
  }
}
