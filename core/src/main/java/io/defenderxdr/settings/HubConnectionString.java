package io.defenderxdr.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a hub's connection string says (specification: event hub, section 1.4). A value may hold
 * equals signs; names are read in any letter case.
 *
 * @param host full host name of the namespace
 * @param entityPath name of the hub, where it is named
 * @param emulator whether a connection without TLS is asked for
 */
record HubConnectionString(String host, Optional<String> entityPath, boolean emulator) {

  private static final Set<String> SCHEMES = Set.of("sb", "amqps", "amqp", "https");

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException with a clause that says what is wrong, and holds no secret
   */
  static HubConnectionString parse(Secret text) {
    Map<String, String> parts = parts(text.reveal());
    boolean key = parts.containsKey("sharedaccesskeyname") && parts.containsKey("sharedaccesskey");
    if (!key && !parts.containsKey("sharedaccesssignature")) {
      throw new IllegalArgumentException(
          "lacks SharedAccessKeyName and SharedAccessKey, or SharedAccessSignature; copy it whole");
    }
    return new HubConnectionString(
        host(parts.get("endpoint")),
        Optional.ofNullable(parts.get("entitypath")).filter(path -> !path.isEmpty()),
        "true".equalsIgnoreCase(parts.get("usedevelopmentemulator")));
  }

  /** The parts of any of Azure's connection strings, names lower-case; no value is printed. */
  static Map<String, String> parts(String text) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(
            part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            part.substring(equals + 1).strip());
      } else if (!part.isBlank()) {
        throw new IllegalArgumentException(
            "has a part without '='; it must be like Endpoint=sb://...;SharedAccessKeyName=...;"
                + "SharedAccessKey=...");
      }
    }
    return parts;
  }

  private static String host(@org.jspecify.annotations.Nullable String endpoint) {
    try {
      URI uri = new URI(endpoint == null ? "" : endpoint);
      if (uri.getHost() != null && SCHEMES.contains(uri.getScheme())) {
        return uri.getHost();
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("has no valid Endpoint; it must be sb://host/", e);
    }
    throw new IllegalArgumentException("has no valid Endpoint; it must be sb://host/");
  }
}
