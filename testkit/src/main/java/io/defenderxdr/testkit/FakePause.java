package io.defenderxdr.testkit;

import io.defenderxdr.retry.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Waits by moving the fake clock on, and remembers each wait. Safe for many threads. */
public final class FakePause implements Pause {

  private final FakeClock clock;
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  public FakePause(FakeClock clock) {
    this.clock = clock;
  }

  /** All waits so far, in order. */
  public List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public void forAtLeast(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (duration.isPositive()) {
      waits.add(duration);
      clock.advance(duration);
    }
  }

  @Override
  public void until(Instant moment) throws InterruptedException {
    forAtLeast(Duration.between(clock.instant(), moment));
  }
}
