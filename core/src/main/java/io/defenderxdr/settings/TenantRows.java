package io.defenderxdr.settings;

import static io.defenderxdr.settings.RowForms.checked;
import static io.defenderxdr.settings.RowForms.duration;
import static io.defenderxdr.settings.RowForms.number;
import static io.defenderxdr.settings.RowForms.row;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rows of a tenant and its streams. */
final class TenantRows {

  private static final Set<Place> GROUP = Set.of(Place.TENANT, Place.ALERT);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,100}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9_.]{1,100}");
  private static final Check DIRECTORY = Check.matching("letters, digits, '.' or '-'", ID);

  private TenantRows() {}

  static List<Setting> all() {
    return Stream.of(tenant(), tokens(), shape(), alert(), requests())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Setting> tenant() {
    Set<Place> tenant = Set.of(Place.TENANT);
    return List.of(
        checked(
            row(
                tenant,
                "name",
                Kind.TEXT,
                null,
                "free name; part of positions, metrics and log lines"),
            Check.matching("1 to 64 letters, digits, '.', '_' or '-'", NAME)),
        checked(
            row(GROUP, "tenant_id", Kind.TEXT, null, "directory id"), DIRECTORY, "azure_tenant_id"),
        checked(row(GROUP, "client_id", Kind.TEXT, null, "application id"), DIRECTORY),
        row(GROUP, "client_secret", Kind.SECRET, null, "secret of the application"),
        row(
            GROUP,
            "client_certificate",
            Kind.PATH,
            null,
            "PEM file with the certificate and its unencrypted key, instead of a secret"));
  }

  private static List<Setting> tokens() {
    return List.of(
        checked(
            row(
                GROUP,
                "login_url",
                Kind.ADDRESS,
                "https://login.microsoftonline.com",
                "token server; tenant and token path are added"),
            Check.address(),
            "authority_host",
            "token_url"),
        row(GROUP, "token_endpoint", Kind.TEXT, "oauth2/v2.0/token", "path after the tenant id"),
        row(
            GROUP,
            "oauth_endpoint_params",
            Kind.MAP,
            null,
            "further form parameters of the token request"),
        row(
            GROUP,
            "proxy_url",
            Kind.SECRET,
            null,
            "`http://user:password@host:port`, user and password URL-encoded"),
        row(GROUP, "ssl", Kind.BLOCK, null, "whom to trust, see ssl"),
        row(
            GROUP,
            "allowed_hosts",
            Kind.LIST,
            null,
            "hosts beside Microsoft's own that a token may be sent to"));
  }

  private static List<Setting> shape() {
    Set<Place> tenant = Set.of(Place.TENANT);
    return List.of(
        checked(
            row(tenant, "namespace", Kind.TEXT, "default", "last part of the data streams' names"),
            Check.matching("1 to 100 lower-case letters, digits, '_' or '.'", NAMESPACE)),
        row(tenant, "streams", Kind.BLOCK, null, "the streams to collect; an absent one is off"),
        row(
            Set.of(Place.TLS),
            "certificate_authorities",
            Kind.LIST,
            null,
            "PEM files of authorities to trust instead of the platform's"),
        checked(
            row(
                Set.of(Place.TLS),
                "verification_mode",
                Kind.TEXT,
                "full",
                "full; certificate (the host name may differ); none (for tests only)"),
            Check.oneOf("full", "certificate", "none")));
  }

  private static List<Setting> alert() {
    Set<Place> alert = Set.of(Place.ALERT);
    return List.of(
        row(
            alert,
            "request_url",
            Kind.ADDRESS,
            "https://graph.microsoft.com",
            "API root; also the root of the token's scope"),
        duration(alert, "interval", "5m", "1s", "polling period"),
        duration(alert, "initial_interval", "24h", "1s", "how far to look back with no position"),
        duration(alert, "overlap", "10m", "0s", "how far before its position each poll begins"),
        duration(
            alert, "sweep_interval", "24h", "1m", "how often the last sweep_window is read again"),
        duration(alert, "sweep_window", "48h", "0s", "what the sweep reads again; 0s = no sweep"));
  }

  private static List<Setting> requests() {
    Set<Place> alert = Set.of(Place.ALERT);
    return List.of(
        number(alert, "batch_size", "1000", Check.between(1, 1000), "alerts a page (`$top`)"),
        duration(
            alert, "http_client_timeout", "30s", "1s", "time for one request, its body included"),
        number(
            alert,
            "requests_per_minute",
            "150",
            Check.between(1, 100_000),
            "Graph's quota for one application in one tenant"),
        row(
            alert,
            "include_unknown_enum_members",
            Kind.SWITCH,
            "true",
            "asks for the newer values of enumerations instead of a catch-all"),
        row(alert, "tags", Kind.LIST, "forwarded, m365_defender-alert", "tags of the documents"),
        row(
            alert,
            "preserve_original_event",
            Kind.SWITCH,
            "false",
            "keeps the raw object in `event.original`"),
        row(
            alert,
            "preserve_duplicate_custom_fields",
            Kind.SWITCH,
            "false",
            "keeps vendor fields that were copied to ECS"),
        row(
            alert,
            "processors",
            Kind.BLOCK,
            null,
            "add_fields, add_tags, drop_event, drop_fields on the raw record"));
  }
}
