package io.defenderxdr.console.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides which of the addresses that came with the data may be a link. Immutable. */
public final class PortalLinks {

  private static final String PORTAL = "security.microsoft.com";
  private static final int HTTPS_PORT = 443;

  private final Set<String> hosts;

  /**
   * Allows the Defender portal and these.
   *
   * @param more other hosts, such as the portal of a national cloud
   */
  public PortalLinks(List<String> more) {
    this.hosts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    hosts.add(PORTAL);
    hosts.addAll(more);
  }

  /** The address if it leads to the portal over https, else nothing. */
  public Optional<String> linkTo(@Nullable String url) {
    if (url == null) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(url);
      return isPortal(uri) ? Optional.of(uri.toASCIIString()) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean isPortal(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme())
        && uri.getHost() != null
        && hosts.contains(uri.getHost())
        && uri.getRawUserInfo() == null
        && (uri.getPort() == -1 || uri.getPort() == HTTPS_PORT);
  }
}
