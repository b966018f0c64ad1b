package io.defenderxdr.simulator.hub;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The tokens that one connection has put, and what each opens. Confined to the event loop. */
final class Tokens {
  private final Map<String, Token> tokens = new HashMap<>();

  private record Token(Instant from, Instant until) {}

  /**
   * Notes a token.
   *
   * @param audience what it opens, such as {@code amqp://host/hub/ConsumerGroups/g/Partitions/0}
   * @param now when it was put
   * @throws IllegalArgumentException if the audience is no address
   */
  void put(String audience, Instant now, Instant until) {
    String path = URI.create(audience.replace("$", "%24")).getPath();
    tokens.put(lower(path == null ? "" : path), new Token(now, until));
  }

  /**
   * Whether something, such as {@code hub/ConsumerGroups/g/Partitions/0}, is open at a moment.
   *
   * @param longest no token counts for longer
   */
  boolean open(String path, Instant now, Duration longest) {
    String wanted = lower("/" + path);
    return tokens.entrySet().stream()
        .filter(token -> wanted.startsWith(token.getKey()))
        .map(Map.Entry::getValue)
        .anyMatch(token -> token.until.isAfter(now) && token.from.plus(longest).isAfter(now));
  }

  private static String lower(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
