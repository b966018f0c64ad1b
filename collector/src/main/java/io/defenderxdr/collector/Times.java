package io.defenderxdr.collector;

import io.defenderxdr.retry.Pause;
import io.defenderxdr.retry.TimeScale;
import java.time.Clock;

/**
 * The time of a run.
 *
 * @param scale how fast it runs
 */
public record Times(TimeScale scale) {

  /** The clock of the run. */
  public Clock clock() {
    return scale.clock();
  }

  /** The way to wait in the run's time. */
  public Pause pause() {
    return scale.pause();
  }

  /** The way to wait on the wall, for locks and processes. */
  public Pause wallPause() {
    return TimeScale.real(scale.wall()).pause();
  }
}
