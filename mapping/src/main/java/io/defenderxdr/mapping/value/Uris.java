package io.defenderxdr.mapping.value;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address taken apart (specification 2.1 and 10.4). */
public final class Uris {

  private static final int LONGEST_PORT = 9;
  private static final Pattern BARE_HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]*\\.)+[A-Za-z0-9-]*[A-Za-z0-9](?::[0-9]{1,5})?");

  private Uris() {}

  /** Converts to a map of the parts that are there; {@code original} is always one of them. */
  public static Outcome convert(Object value) {
    if (!(value instanceof String text)) {
      return Outcome.refused("is no address", value);
    }
    try {
      URI uri = new URI(text);
      return hasUsablePort(uri)
          ? new Outcome.Value(parts(uri, text))
          : Outcome.refused("has a port of too many digits", value);
    } catch (URISyntaxException e) {
      return Outcome.refused("is no address: " + e.getReason(), value);
    }
  }

  /**
   * The parts as an ingest pipeline finds them (specification: event tables 5.4): by the generic
   * syntax, with percent signs decoded, else by the syntax of web addresses, as they are.
   *
   * @return empty if the text is neither
   */
  public static Map<String, Object> split(String text) {
    try {
      return parts(new URI(text), text);
    } catch (URISyntaxException e) {
      return webParts(text);
    }
  }

  @SuppressWarnings("deprecation") // Only this constructor takes what a URI does not.
  private static Map<String, Object> webParts(String text) {
    Map<String, Object> parts = new LinkedHashMap<>();
    try {
      URL url = new URL(text);
      put(parts, "domain", url.getHost());
      put(parts, "path", url.getPath());
      put(parts, "extension", extension(url.getPath()));
      if (url.getPort() >= 0) {
        parts.put("port", (long) url.getPort());
      }
      put(parts, "query", url.getQuery());
      put(parts, "fragment", url.getRef());
      put(parts, "scheme", url.getProtocol());
      putUser(parts, url.getUserInfo());
      put(parts, "original", text);
      return parts;
    } catch (MalformedURLException e) {
      return Map.of();
    }
  }

  /** Whether the text is a host name or an IPv4 address, with or without a port. */
  public static boolean isBareHost(String text) {
    return BARE_HOST.matcher(text).matches();
  }

  /** The parts of a bare host. */
  public static Map<String, Object> bareHost(String text) {
    Map<String, Object> parts = new LinkedHashMap<>();
    int colon = text.indexOf(':');
    parts.put("original", text);
    parts.put("domain", colon < 0 ? text : text.substring(0, colon));
    if (colon >= 0) {
      parts.put("port", Long.valueOf(text.substring(colon + 1)));
    }
    return parts;
  }

  private static boolean hasUsablePort(URI uri) {
    String authority = uri.getRawAuthority();
    if (authority == null) {
      return true;
    }
    int start = authority.length();
    while (start > 0 && authority.charAt(start - 1) >= '0' && authority.charAt(start - 1) <= '9') {
      start--;
    }
    boolean port = start > 0 && authority.charAt(start - 1) == ':' && !isInsideBrackets(authority);
    return !port || authority.length() - start <= LONGEST_PORT;
  }

  private static boolean isInsideBrackets(String authority) {
    return authority.lastIndexOf('[') > authority.lastIndexOf(']');
  }

  private static Map<String, Object> parts(URI uri, String text) {
    Map<String, Object> parts = new LinkedHashMap<>();
    put(parts, "domain", uri.getHost());
    String path = uri.getPath();
    put(parts, "path", path);
    put(parts, "extension", path == null ? null : extension(path));
    if (uri.getPort() >= 0) {
      parts.put("port", (long) uri.getPort());
    }
    put(parts, "query", uri.getQuery());
    put(parts, "fragment", uri.getFragment());
    put(parts, "scheme", uri.getScheme());
    putUser(parts, uri.getUserInfo());
    put(parts, "original", text);
    return parts;
  }

  private static void putUser(Map<String, Object> parts, @Nullable String userInfo) {
    put(parts, "user_info", userInfo);
    int colon = userInfo == null ? -1 : userInfo.indexOf(':');
    if (userInfo != null && colon >= 0) {
      put(parts, "username", userInfo.substring(0, colon));
      put(parts, "password", userInfo.substring(colon + 1));
    }
  }

  private static @Nullable String extension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot + 1) : null;
  }

  private static void put(Map<String, Object> parts, String name, @Nullable String part) {
    if (part != null) {
      parts.put(name, part);
    }
  }
}
