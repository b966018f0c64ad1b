package io.defenderxdr.detection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one document, mapped from one record, offers to a rule.
 *
 * @param stream the stream it belongs to
 * @param table the table of its record, such as {@code DeviceEvents}; empty for other streams
 * @param action the record's ActionType, or empty
 * @param categories values of {@code event.category}
 * @param types values of {@code event.type}
 * @param did the value of {@code event.action}, or empty
 * @param fields dotted names of every field with a value
 */
record Evidence(
    String stream,
    String table,
    String action,
    Set<String> categories,
    Set<String> types,
    String did,
    Set<String> fields) {

  private static final String PREFIX = "AdvancedHunting-";

  /** The operating systems that ECS knows: another text there finds nothing. */
  private static final Set<String> SYSTEMS = Set.of("windows", "linux", "macos");

  private static final List<String> SUB_FIELDS = List.of(".caseless", ".text");

  Evidence {
    categories = Set.copyOf(categories);
    types = new LinkedHashSet<>(types);
    fields = Set.copyOf(fields);
  }

  /** Reads a document and the record it came from. */
  static Evidence of(String stream, JsonNode record, JsonNode document) {
    JsonNode event = document.path("event");
    Set<String> fields = new TreeSet<>();
    collect("", document, fields);
    if (!SYSTEMS.contains(document.path("host").path("os").path("type").asText())) {
      fields.remove("host.os.type");
    }
    String category = record.path("category").asText();
    return new Evidence(
        stream,
        category.startsWith(PREFIX) ? category.substring(PREFIX.length()) : "",
        record.path("properties").path("ActionType").asText(""),
        texts(event.path("category")),
        texts(event.path("type")),
        event.path("action").asText(""),
        fields);
  }

  /** The same with no other fields than some, so that documents alike to rules are equal. */
  Evidence with(Set<String> some) {
    Set<String> kept = new TreeSet<>(fields);
    kept.removeIf(field -> !some.contains(field));
    return new Evidence(stream, table, action, categories, types, did, kept);
  }

  /** A field without the ending that names a sub-field. */
  static String main(String field) {
    for (String ending : SUB_FIELDS) {
      if (field.endsWith(ending)) {
        return field.substring(0, field.length() - ending.length());
      }
    }
    return field;
  }

  /** Its table, or its stream where there are no tables. */
  String place() {
    return table.isEmpty() ? stream : table;
  }

  /** Whether it has a field. A sub-field is its field, searched in another way. */
  boolean has(String field) {
    return fields.contains(main(field));
  }

  /** Which of a rule's fields it lacks, in order. */
  List<String> lacks(DetectionRule rule) {
    return rule.fields().stream().filter(field -> !has(field)).sorted().toList();
  }

  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new LinkedHashSet<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static void collect(String path, JsonNode node, Set<String> fields) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              each ->
                  collect(
                      path.isEmpty() ? each.getKey() : path + "." + each.getKey(),
                      each.getValue(),
                      fields));
    } else if (node.isArray()) {
      node.forEach(each -> collect(path, each, fields));
    } else if (!node.isNull() && !node.asText().isEmpty()) {
      fields.add(path);
    }
  }
}
