package io.defenderxdr.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one list of all settings. Reader, checks, near misses and the settings page come from it.
 * Names and defaults are the reference's wherever it has one (specification: options, sections 2
 * and 5; REST collection, section 10).
 */
public final class SettingsTable {

  private static final Set<Place> GROUP = Set.of(Place.TENANT, Place.ALERT);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,100}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9_.]{1,100}");
  private static final Check DIRECTORY = Check.matching("letters, digits, '.' or '-'", ID);

  private static final List<Setting> ROWS =
      Stream.of(tenant(), tokens(), shape(), alert(), requests(), store(), http(), log(), limits())
          .flatMap(List::stream)
          .toList();

  private SettingsTable() {}

  /** Every row, in the order of the settings page. */
  public static List<Setting> rows() {
    return ROWS;
  }

  /** The rows that may stand in one place. */
  static List<Setting> of(Place place) {
    return ROWS.stream().filter(row -> row.places().contains(place)).toList();
  }

  /** The row of a name or alias in a place. */
  static Optional<Setting> find(Place place, String name) {
    return of(place).stream().filter(row -> row.isCalled(name)).findFirst();
  }

  private static Setting row(
      Set<Place> places, String name, Kind kind, @Nullable String standard, String sentence) {
    Check check =
        switch (kind) {
          case SWITCH -> Check.oneOf("true", "false");
          case ADDRESS -> Check.address();
          default -> Check.ANY;
        };
    return new Setting(name, places, kind, standard, check, sentence, List.of());
  }

  private static Setting checked(Setting row, Check check, String... aliases) {
    return new Setting(
        row.name(),
        row.places(),
        row.kind(),
        row.standard(),
        check,
        row.sentence(),
        List.of(aliases));
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

  private static Setting duration(
      Set<Place> places, String name, String standard, String least, String sentence) {
    return checked(row(places, name, Kind.DURATION, standard, sentence), Check.duration(least));
  }

  private static Setting number(
      Set<Place> places, String name, String standard, Check check, String sentence) {
    return checked(row(places, name, Kind.NUMBER, standard, sentence), check);
  }

  private static List<Setting> store() {
    Set<Place> store = Set.of(Place.STORE);
    return List.of(
        checked(
            row(store, "kind", Kind.TEXT, "embedded", "which store keeps the documents"),
            Check.oneOf("embedded", "opensearch", "elasticsearch")),
        row(store, "path", Kind.PATH, "defender-xdr-data/store", "folder of the embedded store"),
        number(
            store,
            "port",
            "9200",
            Check.between(0, 65_535),
            "port of the embedded store; 0 = any free one"),
        row(store, "urls", Kind.LIST, null, "addresses of the cluster's nodes"),
        row(store, "username", Kind.TEXT, null, "for basic authentication"),
        row(store, "password", Kind.SECRET, null, "for basic authentication"),
        row(store, "api_key", Kind.SECRET, null, "instead of username and password"),
        row(store, "ca", Kind.PATH, null, "PEM file of the authority that signed the store's"));
  }

  private static List<Setting> http() {
    Set<Place> http = Set.of(Place.HTTP);
    return List.of(
        checked(
            row(Set.of(Place.STATE), "kind", Kind.TEXT, "file", "where positions are kept"),
            Check.oneOf("file")),
        row(
            Set.of(Place.STATE),
            "path",
            Kind.PATH,
            "defender-xdr-data/state",
            "folder of positions and quarantine"),
        row(http, "address", Kind.TEXT, "127.0.0.1", "where the console listens"),
        number(http, "port", "8080", Check.between(0, 65_535), "its port; 0 = any free one"),
        row(http, "username", Kind.TEXT, null, "needed where the address is no loopback"),
        row(http, "password", Kind.SECRET, null, "needed where the address is no loopback"));
  }

  private static List<Setting> log() {
    Set<Place> log = Set.of(Place.LOG);
    return List.of(
        checked(
            row(log, "format", Kind.TEXT, "text", "text, or ECS JSON"),
            Check.oneOf("text", "json")),
        checked(
            row(log, "level", Kind.TEXT, "info", "least important line that is written"),
            Check.oneOf("error", "warn", "info", "debug", "trace")));
  }

  private static List<Setting> limits() {
    Set<Place> limits = Set.of(Place.LIMITS);
    return List.of(
        checked(
            row(
                limits,
                "memory",
                Kind.SIZE,
                null,
                "resident memory of the collector; the launcher derives its heap from it"),
            Check.size("162MB")),
        checked(
            row(limits, "bulk_bytes", Kind.SIZE, "1MB", "largest bulk request, before packing"),
            Check.size("10kB")),
        number(limits, "bulk_count", "500", Check.between(1, 10_000), "documents a bulk request"),
        number(
            limits, "batch_count", "250", Check.between(1, 10_000), "records handed on together"),
        checked(
            row(limits, "batch_bytes", Kind.SIZE, "1MB", "bytes of records handed on together"),
            Check.size("10kB")),
        number(
            limits,
            "seen_ids",
            "50000",
            Check.between(1_000, 1_000_000),
            "ids remembered over the overlap of a stream"));
  }
}
