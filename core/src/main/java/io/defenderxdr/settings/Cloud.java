package io.defenderxdr.settings;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Microsoft's clouds: which hosts belong together (specification: event hub, section 1.4). */
enum Cloud {
  PUBLIC("windows.net"),
  US_GOVERNMENT("usgovcloudapi.net"),
  CHINA("chinacloudapi.cn"),
  GERMANY("cloudapi.de");

  private static final Map<String, Cloud> AUTHORITIES =
      Map.of(
          "login.microsoftonline.com", PUBLIC,
          "login.microsoftonline.us", US_GOVERNMENT,
          "login.chinacloudapi.cn", CHINA,
          "login.partner.microsoftonline.cn", CHINA,
          "login.microsoftonline.de", GERMANY);

  private final String domain;

  Cloud(String domain) {
    this.domain = domain;
  }

  /** The end of the hosts of storage accounts, behind {@code account.blob.}. */
  String storage() {
    return "core." + domain;
  }

  /** The end of the hosts of namespaces, behind {@code namespace.}. */
  String hubs() {
    return "servicebus." + domain;
  }

  /** The cloud that a section's token server says, else the namespace, else the public one. */
  static Cloud of(Section section, Optional<String> namespace) {
    Optional<Cloud> said =
        section.has("login_url")
            ? section.text("login_url").flatMap(url -> ofAuthority(URI.create(url).getHost()))
            : Optional.empty();
    return said.or(() -> namespace.flatMap(Cloud::ofNamespace)).orElse(PUBLIC);
  }

  /** The cloud of a token server. */
  static Optional<Cloud> ofAuthority(String host) {
    return Optional.ofNullable(AUTHORITIES.get(host.toLowerCase(Locale.ROOT)));
  }

  /** The cloud of a namespace's full host name. */
  static Optional<Cloud> ofNamespace(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(cloud -> lower.endsWith("." + cloud.hubs())).findFirst();
  }
}
