package io.defenderxdr.source.eventhub;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection string of Event Hubs, checked (specification: event hub, section 1.4). Its text form
 * shows the endpoint only.
 */
public final class ConnectionText {

  private static final String ENDPOINT = "endpoint";
  private static final String ENTITY = "entitypath";

  private final String whole;
  private final String host;
  private final boolean emulator;

  private ConnectionText(String whole, String host, boolean emulator) {
    this.whole = whole;
    this.host = host;
    this.emulator = emulator;
  }

  /**
   * Reads a connection string.
   *
   * @param text as the user wrote it
   * @param hub the configured hub
   * @throws IllegalArgumentException with a sentence that names what is missing; it holds no secret
   */
  public static ConnectionText parse(String text, String hub) {
    Map<String, String> parts = parts(text);
    String host = host(parts.get(ENDPOINT));
    boolean key = has(parts, "sharedaccesskeyname") && has(parts, "sharedaccesskey");
    if (!key && !has(parts, "sharedaccesssignature")) {
      throw new IllegalArgumentException(
          "connection_string lacks SharedAccessKeyName and SharedAccessKey, or SharedAccessSignature: copy it whole from the hub's shared access policies.");
    }
    String entity = parts.get(ENTITY);
    if (entity != null && !entity.isEmpty() && !entity.equals(hub)) {
      throw new IllegalArgumentException(
          "connection_string is for the hub '%s' (EntityPath), and eventhub is '%s': make them equal, or remove EntityPath."
              .formatted(entity, hub));
    }
    boolean emulator = "true".equalsIgnoreCase(parts.get("usedevelopmentemulator"));
    return new ConnectionText(text, host, emulator);
  }

  private static boolean has(Map<String, String> parts, String name) {
    return !parts.getOrDefault(name, "").isEmpty();
  }

  /** Values may hold '=', so only the first one divides. */
  private static Map<String, String> parts(String text) {
    Map<String, String> parts = new HashMap<>();
    for (String part : text.trim().split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(
            part.substring(0, equals).trim().toLowerCase(Locale.ROOT),
            part.substring(equals + 1).trim());
      } else if (!part.isBlank()) {
        throw new IllegalArgumentException(
            "connection_string has a part without '=': copy it whole from the hub's shared access policies.");
      }
    }
    return parts;
  }

  private static String host(@Nullable String endpoint) {
    try {
      String host = endpoint == null ? null : URI.create(endpoint).getHost();
      if (host != null) {
        return host;
      }
    } catch (IllegalArgumentException e) {
      // The sentence below says it.
    }
    throw new IllegalArgumentException(
        "connection_string has no Endpoint such as sb://<name>.servicebus.windows.net/: copy it whole from the hub's shared access policies.");
  }

  /** The whole text, with its secret. */
  String whole() {
    return whole;
  }

  /** Host name of the namespace. */
  public String host() {
    return host;
  }

  /** Whether it leads to an emulator, without TLS. */
  public boolean isEmulator() {
    return emulator;
  }

  /** What logs may show. */
  @Override
  public String toString() {
    return "Endpoint of " + host;
  }
}
