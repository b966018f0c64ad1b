package io.defenderxdr.mapping.event.table;

import io.defenderxdr.mapping.table.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads a family with its groups and tables. Used for one family. */
final class FamilyReader {

  private final String family;
  private final Function<String, String> files;
  private final List<String> problems;
  private final Map<String, When> conditions = new LinkedHashMap<>();
  private final Map<String, Part> groups = new LinkedHashMap<>();
  private final Map<String, String> differences = new LinkedHashMap<>();
  private final RowReader reader = new RowReader(conditions, differences);

  private record Part(List<EventRow> rows, List<EventRule> rules) {}

  FamilyReader(String family, Function<String, String> files, List<String> problems) {
    this.family = family;
    this.files = files;
    this.problems = problems;
  }

  Family read(List<String> tables) {
    Cell.Fields top =
        root("family/" + family + ".yaml")
            .fields(
                "family",
                "pipeline",
                "sentence",
                "match",
                "conditions",
                "lookups",
                "differences",
                "fields",
                "rows",
                "rules");
    differences.putAll(top.texts("differences"));
    top.get("conditions")
        .ifPresent(
            cell ->
                cell.entries().forEach((name, text) -> conditions.put(name, reader.when(text))));
    List<EventTable> read = tables.stream().map(this::table).toList();
    List<EventRule> rules = new ArrayList<>();
    groups.values().forEach(group -> rules.addAll(group.rules()));
    rules.addAll(reader.rules(top));
    return new Family(
        top.required("family"),
        top.required("pipeline"),
        top.get("match").map(Cell::texts).orElse(List.of()),
        lookups(top),
        top.get("fields").map(Cell::texts).orElse(List.of()),
        reader.rows(top),
        rules,
        read);
  }

  private Cell root(String file) {
    return Cell.root("tables/event/" + file, files.apply(file), problems);
  }

  private EventTable table(String name) {
    Cell root = root(name + ".yaml");
    Cell.Fields top =
        root.fields("table", "family", "sentence", "actions", "include", "rows", "rules");
    if (!top.required("table").equals(name)) {
      root.problem(
          "The table is called '" + name + "' like its file; write 'table: " + name + "'.");
    }
    if (!top.required("family").equals(family)) {
      root.problem(
          "The table belongs to the family '" + family + "'; write 'family: " + family + "'.");
    }
    List<EventRow> rows = new ArrayList<>(reader.rows(top));
    top.get("include").map(Cell::texts).orElse(List.of()).stream()
        .map(this::group)
        .forEach(group -> rows.addAll(group.rows()));
    return new EventTable(name, top.required("sentence"), actions(top), rows, reader.rules(top));
  }

  private static Set<String> actions(Cell.Fields top) {
    Set<String> actions = new LinkedHashSet<>();
    for (Cell cell : top.get("actions").map(Cell::items).orElse(List.of())) {
      if (!actions.add(cell.text().toLowerCase(Locale.ROOT))) {
        cell.problem("The ActionType '" + cell.text() + "' stands here twice; remove one.");
      }
    }
    return actions;
  }

  private Part group(String name) {
    return groups.computeIfAbsent(
        name,
        missing -> {
          Cell.Fields top = root("group/" + name + ".yaml").fields("rows", "rules");
          return new Part(reader.rows(top), reader.rules(top));
        });
  }

  private static Map<String, Map<String, Object>> lookups(Cell.Fields top) {
    Map<String, Map<String, Object>> lookups = new LinkedHashMap<>();
    top.get("lookups")
        .ifPresent(
            cell ->
                cell.entries()
                    .forEach(
                        (name, map) -> {
                          Map<String, Object> entries = new LinkedHashMap<>();
                          map.entries()
                              .forEach((text, value) -> entries.put(text, Scalars.constant(value)));
                          lookups.put(name, entries);
                        }));
    return lookups;
  }
}
