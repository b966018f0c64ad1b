package io.defenderxdr.mapping.event.table;

import java.util.List;
import java.util.Map;

/**
 * What the tables of one family have in common.
 *
 * @param name its name
 * @param pipeline its name in the reference's failure entries
 * @param match parts of a category, in small letters, that belong to it
 * @param lookups name of a lookup to text in small letters to number or text
 * @param fields beginnings of field names in the order that rules run in
 * @param rows columns of no particular table
 * @param rules what is done for every table; those of its groups first
 * @param tables its tables
 */
public record Family(
    String name,
    String pipeline,
    List<String> match,
    Map<String, Map<String, Object>> lookups,
    List<String> fields,
    List<EventRow> rows,
    List<EventRule> rules,
    List<EventTable> tables) {

  public Family {
    match = List.copyOf(match);
    lookups = Map.copyOf(lookups);
    fields = List.copyOf(fields);
    rows = List.copyOf(rows);
    rules = List.copyOf(rules);
    tables = List.copyOf(tables);
  }

  /** Whether a category in small letters belongs to it. */
  public boolean owns(String category) {
    return match.stream().anyMatch(category::contains);
  }
}
