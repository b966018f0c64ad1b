package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.CleanUpStep;
import io.defenderxdr.mapping.event.table.EventRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles the removal of duplicates. */
final class CleanUp {

  /** Tells who takes values. */
  @FunctionalInterface
  interface Takers {

    /** The fields that take the value of a field. */
    int[] of(int field);
  }

  private CleanUp() {}

  /** One step for each vendor field that is a duplicate. */
  static List<CleanUpStep> steps(
      List<EventRow> rows, Map<EventRow, Integer> values, Takers takers, boolean keepUncopied) {
    List<CleanUpStep> steps = new ArrayList<>();
    Set<Integer> done = new HashSet<>();
    for (EventRow row : rows) {
      Integer field = values.get(row);
      if (row.duplicate() && field != null && done.add(field)) {
        steps.add(new CleanUpStep(field, takers.of(field), !keepUncopied));
      }
    }
    return steps;
  }
}
