package io.defenderxdr.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that double from {@code first} to {@code longest}, each shortened by chance by up to a
 * half, so that many clients do not come back together. Not safe for many threads.
 */
public final class Backoff {

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private int failures;

  public Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /** The wait after one more failure. */
  public Duration next() {
    double full = (double) first.toMillis() * Math.pow(2, Math.min(failures, 30));
    failures++;
    double bounded = Math.min(full, (double) longest.toMillis());
    return Duration.ofMillis(Math.round(bounded * (0.5 + random.nextDouble() / 2)));
  }

  /** Starts anew after a success. */
  public void reset() {
    failures = 0;
  }
}
