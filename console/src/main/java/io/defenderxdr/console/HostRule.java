package io.defenderxdr.console;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which {@code Host} headers are answered. A page of somebody else whose name was pointed at this
 * machine (DNS rebinding) comes with that name, and is refused. Immutable.
 */
final class HostRule {

  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  private final Set<String> names;
  private final boolean anyLiteral;

  HostRule(ConsoleOptions options) {
    Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    allowed.addAll(options.hostNames());
    allowed.add(bare(options.address()));
    this.names = allowed;
    this.anyLiteral = ANY_ADDRESS.contains(options.address());
  }

  /** Whether an address to listen on can be reached from this machine only. */
  static boolean isLoopback(String address) {
    String host = bare(address).toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("::1")
        || (isIpv4(host) && host.startsWith("127."));
  }

  /** Whether a request with this header is answered. */
  boolean allows(@Nullable String hostHeader) {
    if (hostHeader == null) {
      return false;
    }
    String host;
    try {
      host = new URI("http://" + hostHeader).getHost();
    } catch (URISyntaxException e) {
      return false;
    }
    if (host == null) {
      return false;
    }
    String name = bare(host);
    return isLoopback(name) || names.contains(name) || (anyLiteral && isLiteral(host));
  }

  /**
   * A number cannot be pointed elsewhere, so it needs no list where every address is listened on.
   */
  private static boolean isLiteral(String host) {
    return host.startsWith("[") || isIpv4(host);
  }

  private static boolean isIpv4(String host) {
    return host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
