package io.defenderxdr.retry;

import java.time.Duration;
import java.time.Instant;

/** The one way to wait. Its durations are in the time of the {@link java.time.Clock} beside it. */
public interface Pause {

  /**
   * Waits; a zero or negative duration returns at once.
   *
   * @throws InterruptedException when asked to stop
   */
  void forAtLeast(Duration duration) throws InterruptedException;

  /**
   * Waits until the clock shows {@code moment}.
   *
   * @throws InterruptedException when asked to stop
   */
  void until(Instant moment) throws InterruptedException;
}
