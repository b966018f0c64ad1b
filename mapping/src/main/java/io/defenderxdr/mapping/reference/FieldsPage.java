package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.table.FieldInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The field reference of a stream as Markdown. */
final class FieldsPage {

  private static final int MANY_CONSTANTS = 8;

  private final TableNames tables;

  private FieldsPage(TableNames tables) {
    this.tables = tables;
  }

  /** A page of its own. */
  static String page(StreamFields stream, TableNames tables) {
    return """
        # Fields of the stream %s

        Generated from the mapping tables; do not edit. Index types are those of Elasticsearch; \
        OpenSearch calls `flattened` `flat_object`. What a field is searched as beside stands behind \
        its type: `.text` word by word, `.caseless` in small letters. `= x` is a constant.

        %s
        ## One document

        ```json
        %s
        ```
        """
        .formatted(
            stream.stream(), table(stream, tables), Examples.document(stream.stream()).strip());
  }

  /** The fields only, one row each. */
  static String table(StreamFields stream, TableNames tables) {
    FieldsPage page = new FieldsPage(tables);
    StringBuilder text = new StringBuilder("| Field | Type | What it holds | Comes from |\n");
    text.append("|---|---|---|---|\n");
    stream.fields().forEach(field -> text.append(page.row(field)));
    return text.toString();
  }

  private String row(DocumentField field) {
    FieldInfo info = field.info();
    return "| `%s` | %s | %s | %s |\n"
        .formatted(info.name(), type(info), cell(info.sentence()), cell(sources(field)));
  }

  private static String type(FieldInfo info) {
    return info.type()
        + info.also().stream().map(word -> ", `." + word + "`").collect(Collectors.joining());
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private String sources(DocumentField field) {
    if (field.sources().isEmpty()) {
      return field.info().name().endsWith(".unmapped") ? "whatever no row names" : "the collector";
    }
    Map<Set<String>, Set<String>> byTables = new LinkedHashMap<>();
    for (FieldSource source : field.sources()) {
      byTables.computeIfAbsent(source.tables(), names -> new TreeSet<>()).add(source.text());
    }
    return byTables.entrySet().stream()
        .map(entry -> texts(entry.getValue()) + tables.in(entry.getKey()))
        .collect(Collectors.joining("; "));
  }

  private static String texts(Set<String> texts) {
    long constants = texts.stream().filter(text -> text.startsWith("= ")).count();
    return constants > MANY_CONSTANTS
        ? "one of %d constants".formatted(constants)
        : texts.stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
  }
}
