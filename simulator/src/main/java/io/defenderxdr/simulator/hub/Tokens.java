package io.defenderxdr.simulator.hub;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The tokens that one connection has put, and what each opens. Confined to the event loop. */
final class Tokens {
  private final Map<String, Instant> until = new HashMap<>();

  /**
   * Notes a token.
   *
   * @param audience what it opens, such as {@code amqp://host/hub/ConsumerGroups/g/Partitions/0}
   * @throws IllegalArgumentException if the audience is no address
   */
  void put(String audience, Instant end) {
    until.put(lower(URI.create(audience.replace("$", "%24")).getPath()), end);
  }

  /** Whether something, such as {@code hub/ConsumerGroups/g/Partitions/0}, is open at a moment. */
  boolean open(String path, Instant now) {
    String wanted = lower("/" + path);
    return until.entrySet().stream()
        .anyMatch(token -> token.getValue().isAfter(now) && wanted.startsWith(token.getKey()));
  }

  private static String lower(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
