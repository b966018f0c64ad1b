package io.defenderxdr.simulator.hub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who may read the hub: whoever has the shared access key, or a token of the directory. Safe for
 * any thread.
 *
 * @param keyName the name of the shared access policy
 * @param key its key
 * @param bearer whether a token of the directory counts
 */
public record Gate(String keyName, String key, Predicate<String> bearer) {
  private static final String SAS_TYPE = "servicebus.windows.net:sastoken";
  private static final String JWT_TYPE = "jwt";
  private static final String SAS_START = "SharedAccessSignature ";
  private static final Duration BEARER_LIFE = Duration.ofHours(1);

  /** What became of a token. */
  sealed interface Verdict {
    /** It counts until a moment. */
    record Granted(Instant until) implements Verdict {}

    /** It does not count. */
    record Refused(String reason) implements Verdict {}
  }

  /** A gate for the holders of a key alone. */
  public static Gate of(String keyName, String key) {
    return new Gate(keyName, key, token -> false);
  }

  Verdict check(String type, String token, Instant now) {
    return switch (type) {
      case SAS_TYPE -> signature(token, now);
      case JWT_TYPE ->
          bearer.test(token)
              ? new Verdict.Granted(now.plus(BEARER_LIFE))
              : new Verdict.Refused("InvalidIssuer: Token issuer is invalid.");
      default -> new Verdict.Refused("The token type '" + type + "' is not known.");
    };
  }

  private Verdict signature(String token, Instant now) {
    if (!token.startsWith(SAS_START)) {
      return malformed();
    }
    Map<String, String> parts =
        Arrays.stream(token.substring(SAS_START.length()).split("&"))
            .map(part -> part.split("=", 2))
            .filter(part -> part.length == 2)
            .collect(Collectors.toMap(part -> part[0], part -> part[1], (one, other) -> other));
    if (!parts.keySet().containsAll(List.of("sr", "sig", "se", "skn"))) {
      return malformed();
    }
    String expiry = plain(parts.getOrDefault("se", ""));
    String signed = parts.getOrDefault("sr", "") + "\n" + expiry;
    boolean right =
        plain(parts.getOrDefault("skn", "")).equals(keyName)
            && MessageDigest.isEqual(
                sign(signed).getBytes(StandardCharsets.UTF_8),
                plain(parts.getOrDefault("sig", "")).getBytes(StandardCharsets.UTF_8));
    if (!right) {
      return new Verdict.Refused("InvalidSignature: The token has an invalid signature.");
    }
    try {
      Instant until = Instant.ofEpochSecond(Long.parseLong(expiry));
      return until.isAfter(now)
          ? new Verdict.Granted(until)
          : new Verdict.Refused("ExpiredToken: The token is expired. Expiration time: " + until);
    } catch (NumberFormatException | DateTimeException e) {
      return malformed();
    }
  }

  private static Verdict malformed() {
    return new Verdict.Refused("MalformedToken: The token is malformed.");
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
    }
  }

  private static String plain(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }
}
