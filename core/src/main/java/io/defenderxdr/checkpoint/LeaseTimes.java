package io.defenderxdr.checkpoint;

import io.defenderxdr.retry.Pause;
import java.time.Clock;
import java.time.Duration;

/**
 * The times of leases.
 *
 * @param expiry age, by the store's clock, from which another may take a lease
 * @param clock our own clock
 * @param pause waits in the clock's time
 */
public record LeaseTimes(Duration expiry, Clock clock, Pause pause) {

  /** The usual age from which another may take a lease. */
  public static final Duration USUAL = Duration.ofSeconds(60);

  /** How long after a renewal the next one is due. */
  Duration renewal() {
    return expiry.dividedBy(3);
  }

  /** How long after a renewal was sent the work must end, so that it ends before others begin. */
  Duration good() {
    return expiry.multipliedBy(5).dividedBy(6);
  }

  /** How long after a failure the next try is made. */
  Duration again() {
    return expiry.dividedBy(12);
  }
}
