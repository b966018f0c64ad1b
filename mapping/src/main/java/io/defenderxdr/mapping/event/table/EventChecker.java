package io.defenderxdr.mapping.event.table;

import io.defenderxdr.mapping.event.table.EventRule.As;
import io.defenderxdr.mapping.event.table.EventRule.Deed;
import io.defenderxdr.mapping.event.table.EventRule.Origin;
import io.defenderxdr.mapping.event.table.When.Operand;
import io.defenderxdr.mapping.table.FieldInfo;
import io.defenderxdr.mapping.table.NearMiss;
import io.defenderxdr.mapping.table.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Finds what the event tables say twice, not at all, or of something unknown. */
final class EventChecker {

  private final EventTables all;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, EventRow> vendors = new HashMap<>();
  private final Set<String> columns = new TreeSet<>();

  private EventChecker(EventTables all) {
    this.all = all;
  }

  /** Every problem, each one sentence. */
  static List<String> check(EventTables all) {
    EventChecker checker = new EventChecker(all);
    all.rows().forEach(checker::row);
    all.rows().forEach(checker::conversion);
    all.rows().forEach(row -> checker.when(row.place(), row.when()));
    all.envelope().rules().forEach(rule -> checker.rule(rule, Set.of()));
    all.last().forEach(rule -> checker.rule(rule, Set.of()));
    for (Family family : all.families()) {
      checker.family(family);
    }
    return checker.problems;
  }

  private void family(Family family) {
    Set<String> lookups = family.lookups().keySet();
    family.rules().forEach(rule -> rule(rule, lookups));
    family.rows().forEach(row -> row.targets().forEach(target -> rule(target, lookups)));
    for (EventTable table : family.tables()) {
      table.rules().forEach(rule -> rule(rule, lookups));
      table.rows().forEach(row -> row.targets().forEach(target -> rule(target, lookups)));
      twice(table);
    }
  }

  private void twice(EventTable table) {
    Map<String, EventRow> seen = new HashMap<>();
    for (EventRow row : table.rows()) {
      EventRow other = seen.putIfAbsent(row.source(), row);
      boolean apart =
          other == null
              || !other.when().equals(row.when())
              || (other.difference() != null && row.difference() != null)
              || (row.difference() != null && !Objects.equals(other.vendor(), row.vendor()));
      if (!apart) {
        problem(
            row.place(),
            "The column '%s' has a row already (%s); join the two."
                .formatted(row.source(), other == null ? "" : other.place()));
      }
    }
  }

  private void row(EventRow row) {
    columns.add(row.column());
    String vendor = row.vendor();
    String type = row.type();
    if (row.sentence().isBlank()) {
      problem(row.place(), "The sentence is empty; say what '" + row.source() + "' is.");
    }
    if (vendor == null) {
      return;
    }
    if (!row.isWritten()) {
      vendors.putIfAbsent(vendor, row);
      return;
    }
    if (type == null) {
      problem(row.place(), "The field '" + vendor + "' has no type; write 'type: keyword'.");
    } else if (!Words.TYPES.contains(type)) {
      problem(row.place(), "Unknown type '" + type + "'. " + NearMiss.hint(type, Words.TYPES));
    } else {
      EventRow other = vendors.putIfAbsent(vendor, row);
      if (other != null && !type.equals(other.type())) {
        problem(
            row.place(),
            "The field '%s' is of type %s here and %s at %s; an index has one type for a field."
                .formatted(vendor, type, other.type(), other.place()));
      }
    }
  }

  /** A field of numbers, times, addresses or flags must not be given any text. */
  private void conversion(EventRow row) {
    boolean theirs = row.difference() != null && row.difference().isIn(true);
    if (theirs || row.source().isEmpty() || !row.unconverted().isEmpty()) {
      return;
    }
    if (row.isWritten() && row.type() != null) {
      suits(row, String.valueOf(row.vendor()), row.type());
    }
    for (EventRule target : row.targets()) {
      boolean taken = target.difference() == null || target.difference().isIn(false);
      if (taken
          && target.deed() instanceof Deed.Put put
          && put.origin() instanceof Origin.OfRow
          && put.as().word() == As.Word.NOTHING) {
        FieldInfo info = all.ecs().get(put.field());
        suits(row, put.field(), info == null ? "" : info.type());
      }
    }
  }

  private void suits(EventRow row, String field, String type) {
    if (!row.convert().suits(type)) {
      problem(
          row.place(),
          ("The field '%s' is of type %s, but a value that is none of it would reach it; write"
                  + " 'convert: %s', or say why not with 'unconverted: <why>'.")
              .formatted(field, type, EventConversion.first(type)));
    }
  }

  private void rule(EventRule rule, Set<String> lookups) {
    when(rule.place(), rule.when());
    switch (rule.deed()) {
      case Deed.Put put -> {
        known(rule, put.field());
        if (put.origin() instanceof Origin.Field from) {
          read(rule.place(), from.field());
        }
        if (put.as().word() == As.Word.LOOKUP && !lookups.contains(put.as().lookup())) {
          problem(
              rule.place(),
              "Unknown lookup '%s'. %s"
                  .formatted(put.as().lookup(), NearMiss.hint(put.as().lookup(), lookups)));
        }
      }
      case Deed.Use use ->
          EventFields.made(use.function(), use.names()).forEach(field -> known(rule, field));
      case Deed.Remove remove -> remove.fields().forEach(field -> known(rule, field));
    }
  }

  private void when(String place, When when) {
    switch (when) {
      case When.All parts -> parts.parts().forEach(part -> when(place, part));
      case When.Any parts -> parts.parts().forEach(part -> when(place, part));
      case When.Not not -> when(place, not.part());
      case When.Test test -> {
        switch (test.operand()) {
          case Operand.Column column when !columns.contains(column.name()) ->
              problem(
                  place,
                  "Unknown column '%s'. %s"
                      .formatted(column.name(), NearMiss.hint(column.name(), columns)));
          case Operand.Field field -> read(place, field.field());
          default -> {}
        }
      }
    }
  }

  /** A field that is read may be a key of a parsed one. */
  private void read(String place, String field) {
    int dot = field.lastIndexOf('.');
    boolean key = dot > 0 && vendors.containsKey(field.substring(1, dot));
    if (!key) {
      known(place, field);
    }
  }

  private void known(EventRule rule, String field) {
    known(rule.place(), field);
  }

  private void known(String place, String field) {
    if (field.startsWith(".")) {
      if (!vendors.containsKey(field.substring(1))) {
        problem(
            place,
            "Unknown vendor field '%s'. %s"
                .formatted(field, NearMiss.hint(field.substring(1), vendors.keySet())));
      }
      return;
    }
    FieldInfo info = all.ecs().get(field);
    if (info == null) {
      problem(
          place,
          "Unknown ECS field '%s'. %s".formatted(field, NearMiss.hint(field, all.ecs().keySet())));
    }
  }

  private void problem(String place, String sentence) {
    problems.add(place + ": " + sentence);
  }
}
