package io.defenderxdr.azure;

import io.defenderxdr.retry.Pause;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a call to a container may take.
 *
 * @param timeout for a whole call, its repeats included, on the wall
 * @param pause waits between repeats, on the wall
 * @param random spreads the waits
 */
public record BlobWaits(Duration timeout, Pause pause, RandomGenerator random) {

  /** The usual time for a call. */
  public static final Duration USUAL = Duration.ofSeconds(30);
}
