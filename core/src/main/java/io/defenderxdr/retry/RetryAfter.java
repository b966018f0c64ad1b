package io.defenderxdr.retry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header {@code Retry-After} in both of its forms: seconds, and an HTTP date. */
public final class RetryAfter {

  private RetryAfter() {}

  /**
   * The moment before which the server wants no request.
   *
   * @param header the header's text
   * @param now the time the answer arrived
   * @return empty if the text is neither form
   */
  public static Optional<Instant> parse(String header, Instant now) {
    String text = header.trim();
    try {
      if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.of(now.plus(Duration.ofSeconds(Long.parseLong(text))));
      }
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
