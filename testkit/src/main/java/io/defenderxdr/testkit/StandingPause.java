package io.defenderxdr.testkit;

import io.defenderxdr.retry.Pause;
import java.time.Duration;
import java.time.Instant;

/** Waits until a test has moved the fake clock on far enough. Safe for many threads. */
public final class StandingPause implements Pause {

  private final FakeClock clock;

  public StandingPause(FakeClock clock) {
    this.clock = clock;
  }

  @Override
  public void forAtLeast(Duration duration) throws InterruptedException {
    until(clock.instant().plus(duration));
  }

  @Override
  public void until(Instant moment) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    clock.await(moment);
  }
}
