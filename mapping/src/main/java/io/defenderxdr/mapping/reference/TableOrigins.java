package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.event.table.EventFields;
import io.defenderxdr.mapping.event.table.EventRow;
import io.defenderxdr.mapping.event.table.EventRule;
import io.defenderxdr.mapping.event.table.EventRule.Deed;
import io.defenderxdr.mapping.event.table.EventRule.Origin;
import io.defenderxdr.mapping.event.table.EventTable;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.event.table.Family;
import io.defenderxdr.mapping.table.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the fields of one event table's documents come from. Used for one table. */
final class TableOrigins {

  private final EventTables tables;
  private final TableCondition condition;
  private final Map<String, Set<String>> origins = new LinkedHashMap<>();

  private TableOrigins(EventTables tables, TableCondition condition) {
    this.tables = tables;
    this.condition = condition;
  }

  /**
   * Columns and constants by the full name of the field that takes them.
   *
   * @param table one of the family's tables, or its columns of no particular table without a name
   */
  static Map<String, Set<String>> of(EventTables tables, Family family, EventTable table) {
    TableOrigins made = new TableOrigins(tables, TableCondition.of(table.name()));
    List<EventRow> rows = new ArrayList<>(table.rows());
    List<EventRule> rules = new ArrayList<>(table.rules());
    rules.addAll(family.rules());
    if (!table.name().isEmpty()) {
      rows.addAll(tables.envelope().rows());
      rules.addAll(tables.envelope().rules());
      rules.addAll(tables.last());
    }
    rows.forEach(made::row);
    // A field may be made of one that a later rule makes: as often as something is still found.
    int found = -1;
    while (found < made.size()) {
      found = made.size();
      rules.forEach(made::rule);
    }
    return made.origins;
  }

  static boolean isImproved(@Nullable Difference difference) {
    return difference == null || difference.isIn(false);
  }

  private int size() {
    return origins.values().stream().mapToInt(Set::size).sum();
  }

  private void row(EventRow row) {
    if (row.source().isEmpty() || !isImproved(row.difference()) || !condition.canHold(row.when())) {
      return;
    }
    if (row.vendor() != null) {
      from("." + row.vendor(), Set.of(row.source()));
    }
    for (EventRule target : row.targets()) {
      if (applies(target) && target.deed() instanceof Deed.Put put) {
        from(put.field(), Set.of(row.source()));
      }
    }
  }

  private boolean applies(EventRule rule) {
    return isImproved(rule.difference()) && condition.canHold(rule.when());
  }

  private void rule(EventRule rule) {
    if (!applies(rule)) {
      return;
    }
    switch (rule.deed()) {
      case Deed.Put put -> put(put);
      case Deed.Use use -> use(use);
      case Deed.Remove remove -> {}
    }
  }

  private void put(Deed.Put put) {
    switch (put.origin()) {
      case Origin.OfRow row -> {}
      case Origin.Field field -> from(put.field(), of(field.field()));
      case Origin.Constant constant ->
          from(put.field(), Set.of(FieldSource.constant(constant.value())));
    }
  }

  private void use(Deed.Use use) {
    List<String> made = EventFields.made(use.function(), use.names());
    Set<String> inputs = new LinkedHashSet<>();
    use.names().values().stream()
        .sorted()
        .filter(name -> !made.contains(name))
        .forEach(name -> inputs.addAll(of(name)));
    made.stream().filter(this::isField).forEach(field -> from(field, inputs));
  }

  private boolean isField(String name) {
    return name.startsWith(".") || tables.ecs().containsKey(name);
  }

  /** What a field, or a key within a parsed one, comes from. */
  private Set<String> of(String field) {
    for (String name = full(field); !name.isEmpty(); name = around(name)) {
      Set<String> known = origins.get(name);
      if (known != null) {
        String below = full(field).substring(name.length()).replace('.', '/');
        return Set.copyOf(known.stream().map(text -> text + below).toList());
      }
    }
    return Set.of();
  }

  private static String around(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  private void from(String field, Set<String> texts) {
    if (!texts.isEmpty()) {
      Stream<String> sorted = texts.stream().sorted();
      Set<String> known = origins.computeIfAbsent(full(field), name -> new LinkedHashSet<>());
      sorted.forEach(known::add);
    }
  }

  private static String full(String written) {
    return written.startsWith(".") ? EventTables.ROOT + written : written;
  }
}
