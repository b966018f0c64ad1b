package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.Slots;
import java.util.List;
import java.util.function.Consumer;

/**
 * The objects that a row speaks of: the record itself, or the elements of a list in it, or of a
 * list in those.
 *
 * @param lists slots of the lists on the way, from the record downward
 */
record Scope(List<Integer> lists) {

  Scope {
    lists = List.copyOf(lists);
  }

  /** Visits every object in the order of the record. */
  void each(Slots record, Consumer<Slots> visitor) {
    each(record, 0, visitor);
  }

  private void each(Slots slots, int depth, Consumer<Slots> visitor) {
    if (depth == lists.size()) {
      visitor.accept(slots);
    } else if (slots.get(lists.get(depth)) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Slots item) {
          each(item, depth + 1, visitor);
        }
      }
    }
  }

  boolean isRecord() {
    return lists.isEmpty();
  }
}
