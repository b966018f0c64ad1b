package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.event.table.EventRow;
import io.defenderxdr.mapping.event.table.EventTable;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.event.table.Family;
import io.defenderxdr.mapping.table.FieldInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of the event stream, from all its tables. */
final class EventFieldList {

  /** What the collector sets itself, whatever the table. */
  private static final List<String> OWN =
      List.of(
          "@timestamp",
          "azure.consumer_group",
          "azure.enqueued_time",
          "azure.eventhub",
          "azure.offset",
          "azure.partition_id",
          "azure.partition_key",
          "azure.sequence_number",
          "data_stream.dataset",
          "data_stream.namespace",
          "data_stream.type",
          "ecs.version",
          "error.message",
          "event.dataset",
          "event.ingested",
          "event.kind",
          "event.module",
          "event.original",
          "input.type",
          "tags");

  private static final FieldInfo UNMAPPED =
      new FieldInfo(
          EventTables.ROOT + ".unmapped",
          "flattened",
          "What the source sent and no other field has room for, by its name there.");

  private final EventTables tables;
  private final Map<String, Map<String, Set<String>>> sources = new TreeMap<>();
  private final Map<String, Set<String>> sentences = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();

  private EventFieldList(EventTables tables) {
    this.tables = tables;
  }

  static StreamFields of(EventTables tables) {
    return new EventFieldList(tables).fields();
  }

  private StreamFields fields() {
    for (Family family : tables.families()) {
      family.tables().forEach(table -> add(TableOrigins.of(tables, family, table), table.name()));
      EventTable rest = new EventTable("", "", family.rows(), List.of());
      add(TableOrigins.of(tables, family, rest), family.name() + " family");
    }
    tables.rows().forEach(this::describe);
    addParts();
    OWN.forEach(field -> sources.computeIfAbsent(field, name -> new LinkedHashMap<>()));
    sources.computeIfAbsent(UNMAPPED.name(), name -> new LinkedHashMap<>());
    List<DocumentField> fields = new ArrayList<>();
    sources.forEach(
        (name, from) -> {
          if (!name.startsWith(EventTables.ROOT + EventRow.SCRATCH)) {
            fields.add(new DocumentField(info(name), sources(from)));
          }
        });
    return new StreamFields("event", fields, Set.of());
  }

  private void add(Map<String, Set<String>> origins, String table) {
    origins.forEach(
        (field, texts) ->
            texts.forEach(
                text ->
                    sources
                        .computeIfAbsent(field, name -> new LinkedHashMap<>())
                        .computeIfAbsent(text, name -> new TreeSet<>())
                        .add(table)));
  }

  /** What an object is made of comes from where the object comes from. */
  private void addParts() {
    Map<String, Map<String, Set<String>>> parts = new TreeMap<>();
    sources.forEach(
        (name, from) -> {
          FieldInfo field = tables.ecs().get(name);
          if (field != null && field.type().equals("object")) {
            tables.ecs().keySet().stream()
                .filter(part -> part.startsWith(name + "."))
                .forEach(part -> parts.put(part, from));
          }
        });
    parts.forEach(sources::putIfAbsent);
  }

  private void describe(EventRow row) {
    String type = row.type();
    if (row.isWritten() && type != null && TableOrigins.isImproved(row.difference())) {
      String name = EventTables.ROOT + "." + row.vendor();
      types.put(name, type);
      sentences.computeIfAbsent(name, field -> new LinkedHashSet<>()).add(row.sentence());
    }
  }

  private FieldInfo info(String name) {
    FieldInfo known = tables.ecs().get(name);
    if (known != null) {
      return known;
    }
    String type = types.get(name);
    return type == null
        ? UNMAPPED
        : new FieldInfo(name, type, String.join(" ", sentences.getOrDefault(name, Set.of())));
  }

  private static List<FieldSource> sources(Map<String, Set<String>> from) {
    return from.entrySet().stream()
        .map(entry -> new FieldSource(entry.getKey(), entry.getValue()))
        .toList();
  }
}
