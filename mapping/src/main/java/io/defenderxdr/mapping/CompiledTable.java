package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.DocumentIdRule;
import io.defenderxdr.mapping.table.Improvement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table made ready to run.
 *
 * @param shape how a record is read and its document written
 * @param id which values make the id
 * @param actions what is done, in order
 * @param ecs ECS field to slot in the record
 * @param constants slot to text that every document has
 * @param vendorTime slot of the vendor field that goes to {@code @timestamp}
 * @param improvements the rules of its own that it follows
 */
record CompiledTable(
    Shape shape,
    DocumentIdRule id,
    List<Action> actions,
    Map<String, Integer> ecs,
    Map<Integer, String> constants,
    int vendorTime,
    Set<Improvement> improvements) {

  CompiledTable {
    actions = List.copyOf(actions);
    ecs = Map.copyOf(ecs);
  }

  /** The slot of an ECS field; asked at start only. */
  int slot(String field) {
    Integer slot = ecs.get(field);
    if (slot == null) {
      throw new IllegalStateException(
          "The field '" + field + "' is not in the table's list 'ecs'.");
    }
    return slot;
  }

  boolean does(Improvement improvement) {
    return improvements.contains(improvement);
  }
}
