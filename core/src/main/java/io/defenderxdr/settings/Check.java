package io.defenderxdr.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the text of a value must fulfil.
 *
 * @param words the condition for the settings page
 * @param test the text of the value to what is wrong with it, if anything
 */
public record Check(String words, Test test) {

  /** Says what is wrong. */
  @FunctionalInterface
  public interface Test {
    /** A clause, or empty if the value is right. */
    Optional<String> problem(String text);
  }

  /** Any value will do. */
  static final Check ANY = new Check("", text -> Optional.empty());

  private static Check of(String words, java.util.function.Predicate<String> right) {
    return new Check(
        words,
        text ->
            right.test(text) ? Optional.empty() : Optional.of("'" + text + "' must be " + words));
  }

  static Check between(long least, long most) {
    return of(
        "a whole number from %d to %d".formatted(least, most),
        text -> {
          try {
            long number = Long.parseLong(text);
            return number >= least && number <= most;
          } catch (NumberFormatException e) {
            return false;
          }
        });
  }

  static Check oneOf(String... choices) {
    return of(String.join(" or ", choices), text -> List.of(choices).contains(text));
  }

  static Check matching(String words, Pattern pattern) {
    return of(words, text -> pattern.matcher(text).matches());
  }

  static Check duration(String least) {
    Duration limit = Span.parse(least);
    return new Check(
        "at least " + least,
        text -> {
          try {
            return Span.parse(text).compareTo(limit) >= 0
                ? Optional.empty()
                : Optional.of("'" + text + "' must be at least " + least);
          } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.of(String.valueOf(e.getMessage()));
          }
        });
  }

  static Check duration(String least, String most) {
    Check atLeast = duration(least);
    Duration limit = Span.parse(most);
    return new Check(
        "%s to %s".formatted(least, most),
        text ->
            atLeast
                .test()
                .problem(text)
                .or(
                    () ->
                        Span.parse(text).compareTo(limit) > 0
                            ? Optional.of("'" + text + "' must be at most " + most)
                            : Optional.empty()));
  }

  static Check size(String least) {
    long limit = ByteSize.parse(least);
    return new Check(
        "at least " + least,
        text -> {
          try {
            return ByteSize.parse(text) >= limit
                ? Optional.empty()
                : Optional.of("'" + text + "' must be at least " + least);
          } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.of(String.valueOf(e.getMessage()));
          }
        });
  }

  /** An http or https address without user, query or fragment. */
  static Check address() {
    return of("an http or https address such as https://host:port", Check::isAddress);
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
