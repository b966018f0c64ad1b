package io.defenderxdr.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A moment at the resolution of Microsoft's clocks: 100-nanosecond ticks since 1970, UTC.
 *
 * @param value ticks since 1970-01-01T00:00:00Z
 */
public record Ticks(long value) implements Comparable<Ticks> {

  private static final long PER_SECOND = 10_000_000L;
  private static final int NANOS_PER_TICK = 100;

  /**
   * Reads an ISO 8601 text such as {@code 2024-01-01T00:00:00.1234567Z}; digits past the seventh
   * are cut.
   *
   * @throws DateTimeException if the text is no date with time and offset
   */
  public static Ticks parse(String text) {
    return of(OffsetDateTime.parse(text).toInstant());
  }

  /** The tick that holds this instant; finer digits are cut. */
  public static Ticks of(Instant instant) {
    return new Ticks(
        Math.addExact(
            Math.multiplyExact(instant.getEpochSecond(), PER_SECOND),
            instant.getNano() / NANOS_PER_TICK));
  }

  /** The same moment as an instant. */
  public Instant toInstant() {
    return Instant.ofEpochSecond(
        Math.floorDiv(value, PER_SECOND), Math.floorMod(value, PER_SECOND) * NANOS_PER_TICK);
  }

  /** This moment moved by a duration, which may be negative. */
  public Ticks plus(Duration duration) {
    return of(toInstant().plus(duration));
  }

  /** The next tick. */
  public Ticks next() {
    return new Ticks(value + 1);
  }

  /** Whether this moment is earlier than the other. */
  public boolean isBefore(Ticks other) {
    return value < other.value;
  }

  @Override
  public int compareTo(Ticks other) {
    return Long.compare(value, other.value);
  }

  /** The text Graph accepts in a filter, always with seven fraction digits. */
  @Override
  public String toString() {
    String seconds = Instant.ofEpochSecond(Math.floorDiv(value, PER_SECOND)).toString();
    return "%s.%07dZ"
        .formatted(seconds.substring(0, seconds.length() - 1), Math.floorMod(value, PER_SECOND));
  }
}
