package io.defenderxdr.simulator.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request.
 *
 * @param method the verb, upper case
 * @param path the path as sent, without query
 * @param query the text behind the question mark as sent, empty if there is none
 * @param headers header values by lower-case name
 * @param body the body, empty if there is none
 */
public record Request(
    String method, String path, String query, Map<String, String> headers, byte[] body) {

  /** One header's value, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Whether the client wants the connection closed after the reply. */
  boolean last() {
    return headers.getOrDefault("connection", "").equalsIgnoreCase("close");
  }

  /** The address this client calls us by, such as {@code http://127.0.0.1:8080}. */
  public String origin() {
    return "http://" + headers.getOrDefault("host", "127.0.0.1");
  }

  /** The decoded parameters of the query; of a repeated name the last one. */
  public Map<String, String> parameters() {
    return decoded(query);
  }

  /** The decoded fields of a form body; of a repeated name the last one. */
  public Map<String, String> form() {
    return decoded(new String(body, StandardCharsets.UTF_8));
  }

  private static Map<String, String> decoded(String encoded) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.put(plain(name), equals < 0 ? "" : plain(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String plain(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }
}
