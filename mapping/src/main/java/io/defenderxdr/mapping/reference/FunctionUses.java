package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.event.table.EventFunction;
import io.defenderxdr.mapping.event.table.EventRule;
import io.defenderxdr.mapping.event.table.EventRule.Deed;
import io.defenderxdr.mapping.event.table.EventTable;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.event.table.Family;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which files use a function. */
final class FunctionUses {

  private final Map<EventFunction, Set<String>> users = new EnumMap<>(EventFunction.class);

  private FunctionUses() {}

  static FunctionUses in(EventTables tables) {
    FunctionUses uses = new FunctionUses();
    uses.add("every table", tables.envelope().rules());
    uses.add("every table", tables.last());
    for (Family family : tables.families()) {
      uses.add("the " + family.name() + " family", family.rules());
      for (EventTable table : family.tables()) {
        uses.add(table.name(), table.rules());
      }
    }
    return uses;
  }

  private void add(String user, List<EventRule> rules) {
    for (EventRule rule : rules) {
      if (rule.deed() instanceof Deed.Use use) {
        users.computeIfAbsent(use.function(), function -> new TreeSet<>()).add(user);
      }
    }
  }

  /** Names of tables and families, or a dash. */
  String of(EventFunction function) {
    return String.join(", ", users.getOrDefault(function, Set.of("-")));
  }
}
