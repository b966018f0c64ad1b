package io.defenderxdr.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * Time that may run faster than the wall: one second of the wall is {@code factor} seconds.
 *
 * <p>All processes started with the same text agree on the time, since it is counted from an anchor
 * that does not depend on when they started.
 *
 * @param factor seconds per second of the wall, at least 1
 * @param anchor the moment at which both clocks show the same
 * @param wall the wall clock
 */
public record TimeScale(double factor, Instant anchor, Clock wall) {

  public TimeScale {
    if (!(factor >= 1 && factor <= 100_000)) {
      throw new IllegalArgumentException("A time scale is a number from 1 to 100000.");
    }
  }

  /** The wall's own time. */
  public static TimeScale real(Clock wall) {
    return new TimeScale(1, Instant.EPOCH, wall);
  }

  /**
   * Reads {@code N} or {@code N@INSTANT}; without an anchor it is the last midnight in UTC.
   *
   * @throws IllegalArgumentException with a sentence, if it is neither
   */
  public static TimeScale parse(String text, Clock wall) {
    int at = text.indexOf('@');
    try {
      double factor = Double.parseDouble(at < 0 ? text : text.substring(0, at));
      Instant anchor =
          at < 0
              ? wall.instant().truncatedTo(ChronoUnit.DAYS)
              : Instant.parse(text.substring(at + 1));
      return new TimeScale(factor, anchor, wall);
    } catch (NumberFormatException | java.time.DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time scale: write a number such as 60, or 60@2026-01-01T00:00:00Z.",
          e);
    }
  }

  /** The text that {@link #parse} reads back. */
  public String text() {
    return factor + "@" + anchor;
  }

  /** The clock of this time. */
  public Clock clock() {
    return factor == 1 ? wall : new ScaledClock(this, ZoneOffset.UTC);
  }

  /** The way to wait in this time. */
  public Pause pause() {
    return new WallPause(this);
  }

  private Duration onTheWall(Duration duration) {
    return Duration.ofNanos((long) Math.ceil((double) duration.toNanos() / factor));
  }

  private static final class ScaledClock extends Clock {

    private final TimeScale scale;
    private final ZoneId zone;

    private ScaledClock(TimeScale scale, ZoneId zone) {
      this.scale = scale;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      Duration passed = Duration.between(scale.anchor, scale.wall.instant());
      double seconds = (double) passed.toMillis() / 1000.0 * scale.factor;
      return scale.anchor.plusMillis(Math.round(seconds * 1000));
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new ScaledClock(scale, other);
    }
  }

  private record WallPause(TimeScale scale) implements Pause {

    private static final Duration LONGEST = Duration.ofDays(365);

    @Override
    public void forAtLeast(Duration duration) throws InterruptedException {
      Duration bounded = duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
      if (bounded.isPositive()) {
        TimeUnit.NANOSECONDS.sleep(scale.onTheWall(bounded).toNanos());
      }
    }

    @Override
    public void until(Instant moment) throws InterruptedException {
      Duration left = Duration.between(scale.clock().instant(), moment);
      while (left.isPositive()) {
        forAtLeast(left);
        left = Duration.between(scale.clock().instant(), moment);
      }
    }
  }
}
