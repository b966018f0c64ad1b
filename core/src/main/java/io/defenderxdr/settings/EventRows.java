package io.defenderxdr.settings;

import static io.defenderxdr.settings.RowForms.checked;
import static io.defenderxdr.settings.RowForms.duration;
import static io.defenderxdr.settings.RowForms.number;
import static io.defenderxdr.settings.RowForms.row;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows of the stream event, under the reference's names (specification: options, section 3;
 * event hub, sections 1.1 and 1.3).
 */
final class EventRows {

  private static final Set<Place> EVENT = Set.of(Place.EVENT);

  /** Where an account and a container are named. */
  private static final Set<Place> CONTAINER = Set.of(Place.EVENT, Place.STATE);

  private static final Pattern HUB = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,255}");
  private static final Pattern GROUP = Pattern.compile("[$A-Za-z0-9][A-Za-z0-9._-]{0,49}");
  private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");
  private static final Pattern HOST_AND_PORT = Pattern.compile("[A-Za-z0-9.-]+:\\d{1,5}");

  private EventRows() {}

  static List<Setting> all() {
    return Stream.of(hub(), storage(), processor(), receiving(), repairs(), others())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Setting> hub() {
    return List.of(
        checked(
            row(
                EVENT,
                "receive",
                Kind.TEXT,
                "amqp",
                "where records are read: the hub over amqp, its kafka endpoint, or the export to a"
                    + " storage account"),
            Check.oneOf("amqp", "kafka", "export")),
        checked(
            row(EVENT, "eventhub", Kind.TEXT, null, "name of the hub"),
            Check.matching("1 to 256 letters, digits, '.', '_' or '-'", HUB)),
        checked(
            row(
                EVENT,
                "consumer_group",
                Kind.TEXT,
                "$Default",
                "consumer group of the hub; give this collector one of its own"),
            Check.matching("1 to 50 letters, digits, '.', '_' or '-', or $Default", GROUP)),
        row(
            EVENT,
            "connection_string",
            Kind.SECRET,
            null,
            "connection string of the hub; needed with auth_type connection_string"),
        row(
            EVENT,
            "eventhub_namespace",
            Kind.TEXT,
            null,
            "complete host name of the namespace; needed with any other auth_type"));
  }

  private static List<Setting> storage() {
    return List.of(
        checked(
            row(
                CONTAINER,
                "storage_account",
                Kind.TEXT,
                null,
                "storage account that keeps positions and leases, or that an export is read from"),
            Check.matching("3 to 24 lower-case letters or digits", ACCOUNT)),
        row(
            CONTAINER,
            "storage_account_key",
            Kind.SECRET,
            null,
            "key of the storage account; needed with auth_type connection_string"),
        row(
            CONTAINER,
            "storage_account_connection_string",
            Kind.SECRET,
            null,
            "instead of account and key; for emulators and endpoints of one's own"),
        row(
            EVENT,
            "storage_account_container",
            Kind.TEXT,
            null,
            "container of positions and leases; without it `defender-xdr-<eventhub>`, an own one,"
                + " so that what another collector keeps stays its own"));
  }

  private static List<Setting> processor() {
    return List.of(
        checked(
            row(
                EVENT,
                "processor_version",
                Kind.TEXT,
                "v2",
                "v2; v1 is read as v2, since it moved positions before records were stored"),
            Check.oneOf("v1", "v2")),
        row(
            EVENT,
            "migrate_checkpoint",
            Kind.SWITCH,
            "true",
            "takes over positions of v1 once, from the same container"),
        checked(
            row(
                EVENT,
                "processor_update_interval",
                Kind.DURATION,
                "10s",
                "between two rounds of sharing the partitions with other collectors; a lease lives"
                    + " at least three rounds"),
            Check.duration("1s", "20s")),
        checked(
            row(
                EVENT,
                "processor_start_position",
                Kind.TEXT,
                "earliest",
                "where to begin in a partition without a position"),
            Check.oneOf("earliest", "latest")),
        row(
            EVENT,
            "resource_manager_endpoint",
            Kind.TEXT,
            null,
            "accepted and without effect: only the reference's first processor used it"));
  }

  private static List<Setting> receiving() {
    return List.of(
        duration(
            EVENT,
            "partition_receive_timeout",
            "5s",
            "1s",
            "accepted and without effect: what has come is handed on at once"),
        number(
            EVENT,
            "partition_receive_count",
            "100",
            Check.between(1, 10_000),
            "accepted and without effect: limits.batch_count and limits.batch_bytes bound a batch"),
        checked(
            row(
                EVENT,
                "transport",
                Kind.TEXT,
                "amqp",
                "amqp (TLS, port 5671) or websocket (TLS, port 443, through proxy_url)"),
            Check.oneOf("amqp", "websocket")),
        checked(
            row(
                EVENT,
                "kafka_bootstrap",
                Kind.TEXT,
                null,
                "`host:port` of the kafka endpoint; without it the namespace, port 9093. A broker"
                    + " on this machine is reached without TLS and log-in"),
            Check.matching("host:port", HOST_AND_PORT)));
  }

  private static List<Setting> repairs() {
    return List.of(
        row(
            EVENT,
            "sanitizers",
            Kind.BLOCK,
            null,
            "repairs of messages that are no JSON, in their order: a list of `type: new_lines`,"
                + " `type: single_quotes`, or `type: replace_all` with `pattern` and `replacement`"),
        row(
            EVENT,
            "sanitize_options",
            Kind.LIST,
            null,
            "old form of sanitizers: NEW_LINES, SINGLE_QUOTES"));
  }

  private static List<Setting> others() {
    return List.of(
        duration(
            EVENT, "export_interval", "1m", "1s", "between two looks for newly exported bytes"),
        duration(
            EVENT,
            "export_initial_interval",
            null,
            "1h",
            "how far back exported blobs are read; without it all of them"),
        row(EVENT, "tags", Kind.LIST, "forwarded, m365_defender-event", "tags of the documents"));
  }
}
