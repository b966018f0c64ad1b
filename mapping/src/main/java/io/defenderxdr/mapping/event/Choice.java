package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.Check;
import io.defenderxdr.mapping.event.table.EventRow;
import io.defenderxdr.mapping.event.table.EventRule;
import io.defenderxdr.mapping.event.table.EventTable;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.event.table.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which families, rows and rules concern a category: its table by name, wherever the name stands in
 * the category, and for columns that the table does not name the family's other tables.
 */
final class Choice {

  private final EventTables tables;
  private final boolean asReference;
  private final CheckCompiler checks;
  private final String category;

  /**
   * What concerns a category in one family.
   *
   * @param table name of the table, empty for an unknown one
   */
  record Part(Family family, String table, List<EventRow> rows, List<EventRule> rules) {

    Part {
      rows = List.copyOf(rows);
      rules = List.copyOf(rules);
    }
  }

  Choice(EventTables tables, boolean asReference, CheckCompiler checks, String category) {
    this.tables = tables;
    this.asReference = asReference;
    this.checks = checks;
    this.category = category;
  }

  /** At least one part: records of an unknown table have a time, too. */
  List<Part> families() {
    List<Part> parts =
        tables.families().stream()
            .filter(family -> family.owns(category))
            .map(family -> part(family, tables(family)))
            .toList();
    return parts.isEmpty() ? List.of(unknown()) : parts;
  }

  private Part unknown() {
    List<EventRow> times =
        tables
            .rows()
            .filter(row -> row.source().equals("Timestamp") && !row.duplicate())
            .limit(1)
            .toList();
    Family none = new Family("", "", List.of(), Map.of(), List.of(), times, List.of(), List.of());
    return new Part(none, "", times, List.of());
  }

  /** The tables whose names stand in the category: one, but for names that nobody sends. */
  private List<EventTable> tables(Family family) {
    return family.tables().stream()
        .filter(table -> category.contains(table.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private Part part(Family family, List<EventTable> own) {
    List<EventTable> order = new ArrayList<>(own);
    List<EventRule> rules = new ArrayList<>();
    own.forEach(table -> rules.addAll(table.rules()));
    rules.addAll(family.rules());
    order.add(new EventTable("", "", family.rows(), List.of()));
    family.tables().stream().filter(other -> !own.contains(other)).forEach(order::add);
    return new Part(family, own.isEmpty() ? "" : own.getFirst().name(), rows(order), rules);
  }

  /** The first file that has a column decides what becomes of it. */
  private List<EventRow> rows(List<EventTable> order) {
    Map<String, String> owner = new HashMap<>();
    List<EventRow> rows = new ArrayList<>();
    for (EventTable table : order) {
      for (EventRow row : table.rows()) {
        boolean exists =
            (row.difference() == null || row.difference().isIn(asReference))
                && checks.compile(row.when()) != Check.NEVER;
        String key = row.source().isEmpty() ? row.place() : row.source();
        if (exists && owner.computeIfAbsent(key, source -> table.name()).equals(table.name())) {
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
