package io.defenderxdr.mapping.oracle.event;

import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of a link, section 5.4. */
final class UrlParts {

  private UrlParts() {}

  /** All parts; where both parsers fail, or for what is no text, the original alone. */
  static Map<String, Object> of(Object value) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("original", value);
    if (value instanceof String text) {
      try {
        decoded(new URI(text), parts);
      } catch (URISyntaxException e) {
        raw(text, parts);
      }
    }
    return parts;
  }

  private static void decoded(URI uri, Map<String, Object> parts) {
    parts.put("scheme", uri.getScheme());
    parts.put("domain", uri.getHost());
    parts.put("port", port(uri.getPort()));
    parts.put("path", uri.getPath());
    parts.put("query", uri.getQuery());
    parts.put("fragment", uri.getFragment());
    parts.put("user_info", uri.getUserInfo());
    derived(uri.getPath(), uri.getUserInfo(), parts);
  }

  /** The older parser takes what the newer refuses; its constructor is the one that splits so. */
  @SuppressWarnings("deprecation")
  private static void raw(String text, Map<String, Object> parts) {
    try {
      URL url = new URL(text);
      parts.put("scheme", url.getProtocol());
      parts.put("domain", url.getHost());
      parts.put("port", port(url.getPort()));
      parts.put("path", url.getPath());
      parts.put("query", url.getQuery());
      parts.put("fragment", url.getRef());
      parts.put("user_info", url.getUserInfo());
      derived(url.getPath(), url.getUserInfo(), parts);
    } catch (MalformedURLException e) {
      parts.keySet().retainAll(java.util.Set.of("original"));
    }
  }

  private static BigInteger port(int port) {
    return port < 0 ? null : BigInteger.valueOf(port);
  }

  private static void derived(String path, String userInfo, Map<String, Object> parts) {
    String last = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    if (last.contains(".")) {
      parts.put("extension", last.substring(last.lastIndexOf('.') + 1));
    }
    if (userInfo != null && userInfo.contains(":")) {
      parts.put("username", userInfo.substring(0, userInfo.indexOf(':')));
      parts.put("password", userInfo.substring(userInfo.indexOf(':') + 1));
    }
  }
}
