package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.event.table.EventTable;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.event.table.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says many tables in few words.
 *
 * @param families name of a family to its tables
 */
record TableNames(Map<String, Set<String>> families) {

  /** How many tables of a family may be named as missing. */
  private static final int FEW = 2;

  /** For streams with one table. */
  static final TableNames NONE = new TableNames(Map.of());

  static TableNames of(EventTables tables) {
    Map<String, Set<String>> families = new LinkedHashMap<>();
    for (Family family : tables.families()) {
      Set<String> names = new TreeSet<>();
      family.tables().stream().map(EventTable::name).forEach(names::add);
      families.put(family.name(), names);
    }
    return new TableNames(families);
  }

  /** Such as {@code (DeviceInfo, all email)}; empty for no tables. */
  String in(Set<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    families.forEach((family, tables) -> part(family, tables, names, parts));
    boolean every = parts.equals(families.keySet().stream().map(name -> "all " + name).toList());
    return " (" + (every ? "every table" : String.join(", ", parts)) + ")";
  }

  private static void part(
      String family, Set<String> tables, Set<String> names, List<String> parts) {
    Set<String> missing = new TreeSet<>(tables);
    missing.removeAll(names);
    if (missing.isEmpty()) {
      parts.add("all " + family);
    } else if (missing.size() <= FEW && tables.size() > 2 * FEW) {
      parts.add("all " + family + " but " + String.join(" and ", missing));
    } else {
      tables.stream().filter(names::contains).forEach(parts::add);
      if (names.contains(family + " family")) {
        parts.add("any " + family);
      }
    }
  }
}
