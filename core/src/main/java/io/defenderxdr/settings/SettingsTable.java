package io.defenderxdr.settings;

import static io.defenderxdr.settings.RowForms.checked;
import static io.defenderxdr.settings.RowForms.duration;
import static io.defenderxdr.settings.RowForms.number;
import static io.defenderxdr.settings.RowForms.row;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one list of all settings. Reader, checks, near misses and the settings page come from it.
 * Names and defaults are the reference's wherever it has one (specification: options, sections 2, 3
 * and 5; REST collection, section 10).
 */
public final class SettingsTable {

  private static final List<Setting> ROWS =
      Stream.of(
              StateRows.all(),
              EventRows.all(),
              TenantRows.all(),
              store(),
              http(),
              log(),
              limits(),
              partitions(),
              geoip())
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

  private static List<Setting> geoip() {
    Set<Place> geoip = Set.of(Place.GEOIP);
    Check file = Check.matching("a file that ends with .mmdb", Pattern.compile(".*\\.mmdb"));
    return List.of(
        checked(
            row(
                geoip,
                "city",
                Kind.PATH,
                null,
                "City file of MaxMind's format, such as GeoLite2-City.mmdb: where addresses are"),
            file),
        checked(
            row(
                geoip,
                "asn",
                Kind.PATH,
                null,
                "ASN file of MaxMind's format, such as GeoLite2-ASN.mmdb: whose networks they are"),
            file));
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
            Check.size("132MB")),
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

  private static List<Setting> partitions() {
    Set<Place> limits = Set.of(Place.LIMITS);
    return List.of(
        checked(
            row(
                limits,
                "partition_bytes",
                Kind.SIZE,
                "12MB",
                "bytes of messages in hand for each partition of a hub"),
            Check.size("2MB")),
        duration(
            limits,
            "checkpoint_interval",
            "30s",
            "0s",
            "how long the settled position of a partition may stay unwritten"),
        number(
            limits,
            "checkpoint_records",
            "10000",
            Check.between(1, 10_000_000),
            "how many settled records of a partition may stay unwritten"));
  }
}
