package io.defenderxdr.source.eventhub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Chooses how a partition's link is opened. A careful link has little under way and stops when the
 * reader is slow. A wide link has much under way, which a reader that waits for the line needs; as
 * the SDK gives credit for whatever it handed on, it cannot be stopped but by closing it, and then
 * the next one is careful. Belongs to the worker's thread.
 */
final class Pace {

  private static final Duration FIRST_REST = Duration.ofSeconds(30);
  private static final Duration LONGEST_REST = Duration.ofMinutes(15);
  private static final int LOOKS = 32;

  private final Clock clock;
  private final Prefetch prefetch;
  private Duration rest = FIRST_REST;
  private Instant careful = Instant.MIN;
  private boolean wide;
  private int looks;
  private int waits;

  /**
   * How to open.
   *
   * @param prefetch messages under way at most
   * @param wide whether it is stopped by closing it
   */
  record Terms(int prefetch, boolean wide) {}

  Pace(Clock clock, Room room) {
    this.clock = clock;
    this.prefetch = new Prefetch(room);
  }

  /** A message of this size came. */
  void saw(long bytes) {
    prefetch.saw(bytes);
  }

  /** The terms of the next link. */
  Terms next() {
    looks = 0;
    waits = 0;
    return new Terms(wide ? prefetch.wide() : prefetch.careful(), wide);
  }

  /**
   * The worker took messages.
   *
   * @param waited whether it had to wait for them
   * @return whether another link would serve it better
   */
  boolean wantsAnother(boolean waited) {
    looks++;
    waits += waited ? 1 : 0;
    if (looks < LOOKS) {
      return false;
    }
    boolean starves = waits * 2 > looks;
    looks = 0;
    waits = 0;
    boolean worth = prefetch.wide() > 2 * prefetch.careful();
    if (wide || !starves || !worth || clock.instant().isBefore(careful)) {
      return false;
    }
    wide = true;
    return true;
  }

  /** More came than could be taken: careful for a while, longer each time. */
  void flooded() {
    wide = false;
    careful = clock.instant().plus(rest);
    rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
  }
}
