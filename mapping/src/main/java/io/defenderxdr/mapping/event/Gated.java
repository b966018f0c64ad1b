package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.CleanUpStep;
import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.event.step.Marks;
import io.defenderxdr.mapping.event.step.PutStep;
import io.defenderxdr.mapping.event.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Steps of which those are left out that work on columns which the record does not have. Its arrays
 * are not changed by anyone.
 *
 * @param steps in their order
 * @param always marks of those that run for every record
 * @param byColumn marks of those that run where there is a column, by the column's number
 */
record Gated(Step[] steps, long[] always, long[][] byColumn) {

  /**
   * Finds out which steps need which columns.
   *
   * @param columnsOf the columns that alone fill a field, by the field's number
   * @param columnCount number of columns
   */
  static Gated of(
      List<? extends Step> steps, Map<Integer, Set<Integer>> columnsOf, int columnCount) {
    int words = (steps.size() + Long.SIZE - 1) / Long.SIZE;
    long[] always = new long[words];
    long[][] byColumn = new long[columnCount][words];
    for (int i = 0; i < steps.size(); i++) {
      Set<Integer> columns = columnsOf.get(source(steps.get(i)));
      if (columns == null) {
        always[i >> 6] |= 1L << i;
      } else {
        for (int column : columns) {
          byColumn[column][i >> 6] |= 1L << i;
        }
      }
    }
    return new Gated(steps.toArray(Step[]::new), always, byColumn);
  }

  private static int source(Step step) {
    return switch (step) {
      case PutStep put -> put.from();
      case CleanUpStep cleanUp -> cleanUp.field();
      default -> -1;
    };
  }

  /** Runs them until one stops the family; whether one did. */
  boolean run(EventWork work) {
    Marks due = work.dueSteps();
    due.become(always);
    Marks present = work.presentColumns();
    for (int column = present.next(0); column >= 0; column = present.next(column + 1)) {
      due.add(byColumn[column]);
    }
    for (int i = due.next(0); i >= 0; i = due.next(i + 1)) {
      steps[i].run(work);
      if (work.isStopped()) {
        return true;
      }
    }
    return false;
  }
}
