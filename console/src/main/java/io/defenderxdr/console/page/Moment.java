package io.defenderxdr.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A moment as a page shows it.
 *
 * @param iso for programs
 * @param text in UTC, to the second, without saying so
 * @param age how long ago, or in how long
 */
public record Moment(String iso, String text, String age) {

  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  static Moment of(Instant moment, Instant now) {
    return new Moment(moment.toString(), TEXT.format(moment), age(Duration.between(moment, now)));
  }

  static @Nullable Moment ofNullable(@Nullable Instant moment, Instant now) {
    return moment == null ? null : of(moment, now);
  }

  private static String age(Duration past) {
    if (past.abs().toSeconds() < 1) {
      return "now";
    }
    return past.isNegative() ? "in " + span(past.abs()) : span(past) + " ago";
  }

  /** A length of time in its largest unit. */
  static String span(Duration span) {
    if (span.toMinutes() < 1) {
      return span.toSeconds() + " s";
    }
    if (span.toHours() < 1) {
      return span.toMinutes() + " min";
    }
    return span.toDays() < 2 ? span.toHours() + " h" : span.toDays() + " days";
  }
}
