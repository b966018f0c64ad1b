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

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9_.]{1,100}");

  private TenantRows() {}

  static List<Setting> all() {
    return Stream.of(tenant(), IdentityRows.all(), shape(), alert(), requests(), form())
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
            Check.matching("1 to 64 letters, digits, '.', '_' or '-'", NAME)));
  }

  private static List<Setting> shape() {
    Set<Place> tenant = Set.of(Place.TENANT);
    return List.of(
        checked(
            row(tenant, "namespace", Kind.TEXT, "default", "last part of the data streams' names"),
            Check.matching("1 to 100 lower-case letters, digits, '_' or '.'", NAMESPACE)),
        row(tenant, "streams", Kind.BLOCK, null, "the streams to collect; an absent one is off"));
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
        row(alert, "tags", Kind.LIST, "forwarded, m365_defender-alert", "tags of the documents"));
  }

  private static List<Setting> form() {
    Set<Place> streams = Set.of(Place.ALERT, Place.EVENT);
    return List.of(
        row(
            streams,
            "preserve_original_event",
            Kind.SWITCH,
            "false",
            "keeps the raw object in `event.original`"),
        row(
            streams,
            "preserve_duplicate_custom_fields",
            Kind.SWITCH,
            "false",
            "keeps vendor fields that were copied to ECS"),
        row(
            streams,
            "processors",
            Kind.BLOCK,
            null,
            "add_fields, add_tags, drop_event, drop_fields on the raw record"));
  }
}
