package io.defenderxdr.settings;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations such as {@code 5m}, {@code 1h30m} or {@code 250ms}. */
public final class Span {

  private static final Pattern PART = Pattern.compile("(\\d{1,12})(h|ms|m|s|us|ns)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "h", Duration.ofHours(1),
          "m", Duration.ofMinutes(1),
          "s", Duration.ofSeconds(1),
          "ms", Duration.ofMillis(1),
          "us", Duration.ofNanos(1_000),
          "ns", Duration.ofNanos(1));

  private Span() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException with a clause that says what a duration looks like
   */
  public static Duration parse(String text) {
    Matcher parts = PART.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (parts.find() && parts.start() == end) {
      Duration unit = UNITS.getOrDefault(parts.group(2), Duration.ZERO);
      sum = sum.plus(unit.multipliedBy(Long.parseLong(parts.group(1))));
      end = parts.end();
    }
    if (end == 0 || end != text.length()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no duration: write for instance 30s, 5m, 24h or 1h30m");
    }
    return sum;
  }
}
