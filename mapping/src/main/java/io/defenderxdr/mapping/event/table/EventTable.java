package io.defenderxdr.mapping.event.table;

import java.util.List;

/**
 * One source table.
 *
 * @param name its name, such as {@code DeviceEvents}
 * @param sentence what its records are
 * @param rows its columns: its own, then those of the groups it includes
 * @param rules its own rules
 */
public record EventTable(String name, String sentence, List<EventRow> rows, List<EventRule> rules) {

  public EventTable {
    rows = List.copyOf(rows);
    rules = List.copyOf(rules);
  }
}
