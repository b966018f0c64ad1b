package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.table.EventRow;
import io.defenderxdr.mapping.event.table.EventTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of one plan, each with its number. Used while a plan is compiled. */
final class FieldNames {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** The full name of a field as it is written in a table. */
  static String full(String written) {
    return written.startsWith(".") ? EventTables.ROOT + written : written;
  }

  /** The number of a field, new if need be; written as in a table. */
  int number(String written) {
    return numbers.computeIfAbsent(
        full(written),
        name -> {
          names.add(written.startsWith(EventRow.SCRATCH) ? "" : name);
          return names.size() - 1;
        });
  }

  /** A field that is never written into a document; the same one for the same key. */
  int hidden(String key) {
    return numbers.computeIfAbsent(
        "hidden " + key,
        name -> {
          names.add("");
          return names.size() - 1;
        });
  }

  /** Whether anything sets the field. */
  boolean knows(String written) {
    return numbers.containsKey(full(written));
  }

  /** The name of each field by its number; empty for hidden ones. */
  List<String> names() {
    return List.copyOf(names);
  }
}
