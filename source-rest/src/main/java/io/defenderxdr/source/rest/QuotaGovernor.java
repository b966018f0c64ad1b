package io.defenderxdr.source.rest;

import io.defenderxdr.retry.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * Keeps the requests of one application in one tenant below a number a minute; waits where it would
 * be passed. Safe for many threads.
 */
public final class QuotaGovernor {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int perMinute;
  private final Clock clock;
  private final Pause pause;
  private final ArrayDeque<Instant> lastMinute = new ArrayDeque<>();

  public QuotaGovernor(int perMinute, Clock clock, Pause pause) {
    this.perMinute = perMinute;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Returns when one more request is within the quota.
   *
   * @throws InterruptedException when asked to stop
   */
  void await() throws InterruptedException {
    Instant next = take();
    while (next != null) {
      pause.until(next);
      next = take();
    }
  }

  /** Null if the request may go now, else when to look again. */
  private synchronized @org.jspecify.annotations.Nullable Instant take() {
    Instant now = clock.instant();
    while (!lastMinute.isEmpty() && !lastMinute.getFirst().plus(MINUTE).isAfter(now)) {
      lastMinute.removeFirst();
    }
    if (lastMinute.size() < perMinute) {
      lastMinute.addLast(now);
      return null;
    }
    return lastMinute.getFirst().plus(MINUTE);
  }
}
