package io.defenderxdr.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The tenant's clock: the wall's time, run N times as fast from an anchor on, and set forward on
 * demand. Safe for any thread.
 */
public final class ScaledClock extends Clock {
  private final Clock wall;
  private final double scale;
  private final Instant anchor;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  /**
   * Makes a clock.
   *
   * @param wall the clock to run on
   * @param scale seconds of this clock in one second of the wall, above 0
   * @param anchor the moment at which both clocks show the same
   */
  public ScaledClock(Clock wall, double scale, Instant anchor) {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("The time scale must be above 0, not " + scale + ".");
    }
    this.wall = wall;
    this.scale = scale;
    this.anchor = anchor;
  }

  /**
   * Reads {@code N} or {@code N@INSTANT}; without an instant the anchor is the last midnight, UTC.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static ScaledClock parse(String text, Clock wall) {
    int at = text.indexOf('@');
    String number = at < 0 ? text : text.substring(0, at);
    Instant anchor =
        at < 0
            ? wall.instant().truncatedTo(ChronoUnit.DAYS)
            : Ticks.instant(Ticks.parse(text.substring(at + 1)));
    return new ScaledClock(wall, Double.parseDouble(number), anchor);
  }

  @Override
  public Instant instant() {
    Instant now = wall.instant();
    if (scale != 1) {
      now = anchor.plusNanos((long) (Duration.between(anchor, now).toNanos() * scale));
    }
    return now.plus(ahead.get());
  }

  /** The clock it runs on. */
  public Clock wall() {
    return wall;
  }

  /** Sets this clock forward. */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("The clock goes forward only; " + by + " is negative.");
    }
    ahead.accumulateAndGet(by, Duration::plus);
  }

  /** How long the wall takes for a span of this clock. */
  public Duration onTheWall(Duration span) {
    return Duration.ofNanos((long) (span.toNanos() / scale));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? this : Clock.offset(this, Duration.ZERO).withZone(zone);
  }
}
