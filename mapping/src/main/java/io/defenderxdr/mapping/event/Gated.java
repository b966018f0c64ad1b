package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.event.step.Marks;
import io.defenderxdr.mapping.event.step.Step;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   * A step and the columns of which at least one is needed, so that it can do anything; null, where
   * none is.
   */
  record Due(Step step, @Nullable Set<Integer> columns) {}

  /**
   * Finds out which steps need which columns.
   *
   * @param columnCount number of columns
   */
  static Gated of(List<Due> steps, int columnCount) {
    int words = (steps.size() + Long.SIZE - 1) / Long.SIZE;
    long[] always = new long[words];
    long[][] byColumn = new long[columnCount][words];
    for (int i = 0; i < steps.size(); i++) {
      Set<Integer> columns = steps.get(i).columns;
      if (columns == null) {
        always[i >> 6] |= 1L << i;
      } else {
        for (int column : columns) {
          byColumn[column][i >> 6] |= 1L << i;
        }
      }
    }
    return new Gated(steps.stream().map(Due::step).toArray(Step[]::new), always, byColumn);
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
