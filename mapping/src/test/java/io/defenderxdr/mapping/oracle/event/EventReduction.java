package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Json;
import io.defenderxdr.mapping.oracle.Trees;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes a record that shows a difference as small as it still shows it, for reading. */
final class EventReduction {

  private EventReduction() {}

  /**
   * A record with fewer columns.
   *
   * @param record that fails
   * @param fails whether a record still does
   */
  static String of(String record, Predicate<String> fails) {
    try {
      Map<String, Object> tree = Trees.map(Json.readStrict(record));
      if (tree == null || !fails.test(Json.write(tree))) {
        return record; // It is the spelling that matters.
      }
      without(tree, tree, fails);
      Map<String, Object> properties = Trees.map(tree.get("properties"));
      if (properties != null) {
        without(properties, tree, fails);
      }
      return Json.write(tree);
    } catch (IOException e) {
      return record;
    }
  }

  private static void without(
      Map<String, Object> part, Map<String, Object> tree, Predicate<String> fails) {
    for (String name : List.copyOf(part.keySet())) {
      if (name.equals("category")) {
        continue; // Without it, it would be another case.
      }
      Object value = part.remove(name);
      if (!fails.test(Json.write(tree))) {
        part.put(name, value);
      }
    }
  }
}
