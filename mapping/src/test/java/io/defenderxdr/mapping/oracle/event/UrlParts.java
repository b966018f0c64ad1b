package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Conversions.Refused;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of a link, section 5.4. */
final class UrlParts {

  private final Map<String, Object> parts = new LinkedHashMap<>();

  private UrlParts() {}

  /** What java.net.URI reads, decoded; else what java.net.URL reads, raw; else refused. */
  static Map<String, Object> of(Object value) throws Refused {
    if (!(value instanceof String text)) {
      throw new Refused("no text: " + value);
    }
    UrlParts split = new UrlParts();
    split.parts.put("original", text);
    try {
      split.decoded(new URI(text));
    } catch (URISyntaxException e) {
      split.raw(text);
    }
    return split.parts;
  }

  private void decoded(URI uri) {
    parts.put("scheme", uri.getScheme());
    parts.put("query", uri.getQuery());
    parts.put("fragment", uri.getFragment());
    server(uri.getHost(), uri.getPort());
    path(uri.getPath());
    user(uri.getUserInfo());
  }

  @SuppressWarnings("deprecation") // The reference falls back to exactly this.
  private void raw(String text) throws Refused {
    try {
      URL url = new URL(text);
      parts.put("scheme", url.getProtocol());
      parts.put("query", url.getQuery());
      parts.put("fragment", url.getRef());
      server(url.getHost(), url.getPort());
      path(url.getPath());
      user(url.getUserInfo());
    } catch (MalformedURLException e) {
      throw new Refused(e.getMessage());
    }
  }

  private void server(String host, int port) {
    parts.put("domain", host);
    parts.put("port", port < 0 ? null : BigInteger.valueOf(port));
  }

  private void path(String path) {
    parts.put("path", path);
    String last = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    if (last.contains(".")) {
      parts.put("extension", last.substring(last.lastIndexOf('.') + 1));
    }
  }

  private void user(String info) {
    parts.put("user_info", info);
    if (info != null && info.contains(":")) {
      parts.put("username", info.substring(0, info.indexOf(':')));
      parts.put("password", info.substring(info.indexOf(':') + 1));
    }
  }
}
