package io.defenderxdr.simulator.time;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads spans of time as people type them: {@code 8m}, {@code 90s}, {@code 500ms}, {@code PT1H}.
 */
public final class Spans {
  private static final Pattern SHORT = Pattern.compile("(\\d+)(ms|s|m|h|d)?");

  private Spans() {}

  /**
   * Reads a span; a bare number means seconds.
   *
   * @throws IllegalArgumentException if the text is no span, with a sentence that says what is
   */
  public static Duration parse(String text) {
    Matcher shorthand = SHORT.matcher(text);
    if (shorthand.matches()) {
      long count = Long.parseLong(shorthand.group(1));
      String unit = shorthand.group(2);
      return unit == null ? Duration.ofSeconds(count) : of(count, unit);
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no span of time; write for example 500ms, 90s, 8m, 1h or PT1H.", e);
    }
  }

  private static Duration of(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofSeconds(count);
    };
  }
}
