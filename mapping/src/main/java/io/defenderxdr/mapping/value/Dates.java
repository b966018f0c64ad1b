package io.defenderxdr.mapping.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 texts to UTC with three fraction digits, cut off and not rounded (specification 2.1 and
 * 10.3).
 *
 * <p>A full date is needed, then optionally {@code T} with hours, minutes, seconds and one to nine
 * fraction digits, then optionally {@code Z} or an offset. Reads each character once.
 */
public final class Dates {

  /** Length of a moment's text. */
  public static final int LENGTH = 24;

  private static final long LOWEST = LocalDate.of(0, 1, 1).toEpochDay() * 86_400_000;
  private static final long BEYOND = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400_000;

  private final CharSequence text;
  private int at;

  private Dates(CharSequence text) {
    this.text = text;
  }

  /** Converts; empty text is nothing. */
  public static Outcome convert(Object value) {
    if (value.equals("")) {
      return Outcome.NOTHING;
    }
    Long millis = value instanceof String text ? parse(text) : null;
    return millis == null
        ? Outcome.refused("is no ISO 8601 time", value)
        : new Outcome.Value(format(millis));
  }

  /** Milliseconds since 1970, or null if the text is no time. */
  public static @Nullable Long parse(CharSequence text) {
    if (text.length() > 40) {
      return null;
    }
    try {
      return new Dates(text).read();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The text of a moment, such as {@code 2024-01-01T00:00:00.000Z}. */
  public static String format(long millis) {
    char[] out = new char[LENGTH];
    format(millis, out);
    return new String(out);
  }

  /** Writes the text of a moment into the first {@link #LENGTH} characters. */
  public static void format(long millis, char[] out) {
    long seconds = Math.floorDiv(millis, 1000L);
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    int at = put(out, 0, time.getYear(), 4, '-');
    at = put(out, at, time.getMonthValue(), 2, '-');
    at = put(out, at, time.getDayOfMonth(), 2, 'T');
    at = put(out, at, time.getHour(), 2, ':');
    at = put(out, at, time.getMinute(), 2, ':');
    at = put(out, at, time.getSecond(), 2, '.');
    put(out, at, (int) Math.floorMod(millis, 1000L), 3, 'Z');
  }

  private static int put(char[] out, int at, int number, int width, char behind) {
    int rest = number;
    for (int i = width - 1; i >= 0; i--) {
      out[at + i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    out[at + width] = behind;
    return at + width + 1;
  }

  private long read() {
    int year = digits(4);
    expect('-');
    int month = digits(2);
    expect('-');
    long day = LocalDate.of(year, month, digits(2)).toEpochDay();
    long millis = day * 86_400_000 + (ended() ? 0 : time());
    if (!ended() || millis < LOWEST || millis >= BEYOND) {
      throw new DateTimeException(text.toString());
    }
    return millis;
  }

  /** Milliseconds since midnight in UTC. */
  private long time() {
    expect('T');
    long seconds = within(digits(2), 23) * 3600L;
    int millis = 0;
    if (accept(':')) {
      seconds += within(digits(2), 59) * 60L;
      if (accept(':')) {
        seconds += within(digits(2), 59);
        millis = accept('.') || accept(',') ? fraction() : 0;
      }
    }
    return (seconds - offset()) * 1000 + millis;
  }

  private int fraction() {
    int start = at;
    while (!ended() && isDigit(text.charAt(at))) {
      at++;
    }
    int count = at - start;
    if (count < 1 || count > 9) {
      throw new DateTimeException(text.toString());
    }
    int millis = 0;
    for (int i = 0; i < 3; i++) {
      millis = millis * 10 + (i < count ? text.charAt(start + i) - '0' : 0);
    }
    return millis;
  }

  private long offset() {
    if (ended() || accept('Z')) {
      return 0;
    }
    boolean minus = accept('-');
    if (!minus) {
      expect('+');
    }
    int hours = within(digits(2), 18);
    boolean colon = accept(':');
    int minutes = colon || !ended() ? within(digits(2), 59) : 0;
    long seconds = hours * 3600L + minutes * 60L;
    if (seconds > 18 * 3600) {
      throw new DateTimeException(text.toString());
    }
    return minus ? -seconds : seconds;
  }

  private int digits(int count) {
    int number = 0;
    for (int i = 0; i < count; i++, at++) {
      if (ended() || !isDigit(text.charAt(at))) {
        throw new DateTimeException(text.toString());
      }
      number = number * 10 + (text.charAt(at) - '0');
    }
    return number;
  }

  private int within(int number, int highest) {
    if (number > highest) {
      throw new DateTimeException(text.toString());
    }
    return number;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw new DateTimeException(text.toString());
    }
  }

  private boolean accept(char c) {
    boolean there = !ended() && text.charAt(at) == c;
    if (there) {
      at++;
    }
    return there;
  }

  private boolean ended() {
    return at >= text.length();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
