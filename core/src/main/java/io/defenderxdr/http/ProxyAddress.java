package io.defenderxdr.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A proxy, taken apart.
 *
 * @param host where it listens
 * @param port its port, 80 where none is written
 * @param user empty if it wants none
 * @param password empty if it wants none
 */
public record ProxyAddress(String host, int port, String user, String password) {

  private static final int PORT = 80;

  /** Of {@code http://user:password@host:port}, user and password URL-encoded. */
  public static ProxyAddress of(URI proxy) {
    String login = proxy.getRawUserInfo() == null ? "" : proxy.getRawUserInfo();
    int colon = login.indexOf(':');
    return new ProxyAddress(
        proxy.getHost(),
        proxy.getPort() < 0 ? PORT : proxy.getPort(),
        decoded(colon < 0 ? login : login.substring(0, colon)),
        colon < 0 ? "" : decoded(login.substring(colon + 1)));
  }

  /** A plus sign stays one: only forms write a space so. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
