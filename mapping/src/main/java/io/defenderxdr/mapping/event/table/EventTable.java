package io.defenderxdr.mapping.event.table;

import java.util.List;
import java.util.Set;

/**
 * One source table.
 *
 * @param name its name, such as {@code DeviceEvents}
 * @param sentence what its records are
 * @param actions the ActionTypes that its records are known to have, in small letters; empty where
 *     they are not listed
 * @param rows its columns: its own, then those of the groups it includes
 * @param rules its own rules
 */
public record EventTable(
    String name, String sentence, Set<String> actions, List<EventRow> rows, List<EventRule> rules) {

  public EventTable {
    actions = Set.copyOf(actions);
    rows = List.copyOf(rows);
    rules = List.copyOf(rules);
  }

  /** A table that lists no ActionTypes. */
  public EventTable(String name, String sentence, List<EventRow> rows, List<EventRule> rules) {
    this(name, sentence, Set.of(), rows, rules);
  }

  /** Whether an ActionType that is not listed is a new one. */
  public boolean listsActions() {
    return !actions.isEmpty();
  }
}
