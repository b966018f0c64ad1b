package io.defenderxdr.settings;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which hosts a secret or a token may be sent to. */
final class HostRules {

  private static final Set<String> MICROSOFT =
      Set.of(
          "login.microsoftonline.com",
          "login.microsoftonline.us",
          "login.microsoftonline.de",
          "login.chinacloudapi.cn",
          "login.partner.microsoftonline.cn",
          "graph.microsoft.com",
          "graph.microsoft.us",
          "dod-graph.microsoft.us",
          "graph.microsoft.de",
          "microsoftgraph.chinacloudapi.cn");

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private HostRules() {}

  /** A clause that says why this address may not be used, or empty if it may. */
  static Optional<String> problem(URI address, List<String> allowedHosts) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    if (LOOPBACK.contains(host)) {
      return Optional.empty();
    }
    if (!"https".equals(address.getScheme())) {
      return Optional.of("must be https, since a secret or token is sent there");
    }
    if (MICROSOFT.contains(host)
        || allowedHosts.stream().anyMatch(allowed -> allowed.equalsIgnoreCase(host))) {
      return Optional.empty();
    }
    return Optional.of(foreign(host));
  }

  /** The clause about a host that is not known. */
  static String foreign(String host) {
    return "the host "
        + host
        + " is none of Microsoft's; if it is right, name it in allowed_hosts of the tenant";
  }

  /** Whether only this machine can reach a listener at this address. */
  static boolean isLoopback(String address) {
    return LOOPBACK.contains(address.toLowerCase(Locale.ROOT)) || address.equals("::1");
  }
}
