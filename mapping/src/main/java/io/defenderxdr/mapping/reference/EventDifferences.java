package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.event.table.EventRow;
import io.defenderxdr.mapping.event.table.EventRule;
import io.defenderxdr.mapping.event.table.EventRule.Deed;
import io.defenderxdr.mapping.event.table.EventTable;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.event.table.Family;
import io.defenderxdr.mapping.table.Difference;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The marked differences of the event stream, each sentence once with what it concerns. */
final class EventDifferences {

  private final EventTables tables;
  private final SequencedMap<String, Places> all = new TreeMap<>();

  /**
   * What a difference concerns.
   *
   * @param columns columns of the source
   * @param fields fields of the documents
   * @param tables names of tables, or of families in which it concerns every table
   */
  record Places(Set<String> columns, Set<String> fields, Set<String> tables) {

    Places() {
      this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    /** As people read it. */
    String text() {
      List<String> parts =
          Stream.of(columns, fields)
              .filter(names -> !names.isEmpty())
              .map(EventDifferences::code)
              .toList();
      return String.join(" and ", parts) + " in " + String.join(", ", tables);
    }
  }

  private EventDifferences(EventTables tables) {
    this.tables = tables;
  }

  /** Sentence to places. */
  static SequencedMap<String, Places> of(EventTables tables) {
    EventDifferences found = new EventDifferences(tables);
    tables.envelope().rows().forEach(row -> found.row(row, Set.of("every table")));
    found.rules(tables.envelope().rules(), Set.of("every table"));
    found.rules(tables.last(), Set.of("every table"));
    for (Family family : tables.families()) {
      for (EventTable table : family.tables()) {
        table.rows().forEach(row -> found.row(row, Set.of(table.name())));
        found.rules(table.rules(), Set.of(table.name()));
      }
      Set<String> names = Set.of("every table of the " + family.name() + " family");
      family.rows().forEach(row -> found.row(row, names));
      found.rules(family.rules(), names);
    }
    return found.all;
  }

  private static String code(Set<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private void row(EventRow row, Set<String> names) {
    if (row.difference() != null) {
      Places places = add(row.difference(), names);
      if (!row.source().isEmpty()) {
        places.columns.add(row.source());
      }
    }
    for (EventRule target : row.targets()) {
      if (target.difference() != null) {
        Places places = add(target.difference(), names);
        places.columns.add(row.source());
        target(target, places);
      }
    }
  }

  private void rules(List<EventRule> rules, Set<String> names) {
    for (EventRule rule : rules) {
      if (rule.difference() != null) {
        target(rule, add(rule.difference(), names));
      }
    }
  }

  private Places add(Difference difference, Set<String> names) {
    Places places = all.computeIfAbsent(difference.sentence(), sentence -> new Places());
    places.tables.addAll(names);
    return places;
  }

  private void target(EventRule rule, Places places) {
    List<String> fields =
        switch (rule.deed()) {
          case Deed.Put put -> List.of(put.field());
          case Deed.Remove remove -> remove.fields();
          case Deed.Use use -> List.of(rule.at());
        };
    fields.stream()
        .filter(field -> !field.startsWith(EventRow.SCRATCH))
        .map(field -> field.startsWith(".") ? EventTables.ROOT + field : field)
        .filter(field -> field.startsWith(EventTables.ROOT) || tables.ecs().containsKey(field))
        .forEach(places.fields::add);
  }
}
