package io.defenderxdr.simulator.time;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * Moments as Graph counts them: 100-nanosecond ticks since 1970-01-01T00:00:00Z, written with seven
 * fraction digits.
 */
public final class Ticks {
  /** Ticks of one second. */
  public static final long PER_SECOND = 10_000_000L;

  private static final long NANOS_PER_TICK = 100L;

  private Ticks() {}

  /** The ticks of an instant, cut to whole ticks. */
  public static long of(Instant instant) {
    return instant.getEpochSecond() * PER_SECOND + instant.getNano() / NANOS_PER_TICK;
  }

  /** The instant of some ticks. */
  public static Instant instant(long ticks) {
    return Instant.ofEpochSecond(
        Math.floorDiv(ticks, PER_SECOND), Math.floorMod(ticks, PER_SECOND) * NANOS_PER_TICK);
  }

  /**
   * Reads a time as OData writes it.
   *
   * @throws DateTimeParseException if the text is no date and time with an offset
   */
  public static long parse(String text) {
    return of(OffsetDateTime.parse(text).toInstant());
  }

  /** Writes ticks as Graph does, for example {@code 2026-01-02T03:04:05.0000001Z}. */
  public static String text(long ticks) {
    OffsetDateTime time = instant(ticks).atOffset(ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(28);
    padded(text, time.getYear(), 4).append('-');
    padded(text, time.getMonthValue(), 2).append('-');
    padded(text, time.getDayOfMonth(), 2).append('T');
    padded(text, time.getHour(), 2).append(':');
    padded(text, time.getMinute(), 2).append(':');
    padded(text, time.getSecond(), 2).append('.');
    return padded(text, Math.floorMod(ticks, PER_SECOND), 7).append('Z').toString();
  }

  private static StringBuilder padded(StringBuilder text, long number, int width) {
    String digits = Long.toString(number);
    return text.repeat('0', Math.max(0, width - digits.length())).append(digits);
  }
}
