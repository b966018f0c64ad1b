package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.CleanUpStep;
import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.event.step.Marks;
import io.defenderxdr.mapping.event.step.PutStep;
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
 * @param columns marks of the columns that any step needs
 */
record Gated(Step[] steps, long[] always, long[][] byColumn, long[] columns) {

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
    long[] needed = new long[(columnCount + Long.SIZE - 1) / Long.SIZE];
    for (int i = 0; i < steps.size(); i++) {
      Set<Integer> columns = steps.get(i).columns;
      if (columns == null) {
        always[i >> 6] |= 1L << i;
      } else {
        for (int column : columns) {
          needed[column >> 6] |= 1L << column;
          byColumn[column][i >> 6] |= 1L << i;
        }
      }
    }
    return new Gated(steps.stream().map(Due::step).toArray(Step[]::new), always, byColumn, needed);
  }

  /** Runs them until one stops the family; whether one did. */
  boolean run(EventWork work) {
    Marks due = work.dueSteps();
    due.become(always);
    Marks present = work.presentColumns();
    for (int i = present.nextOf(columns, 0); i >= 0; i = present.nextOf(columns, i + 1)) {
      due.add(byColumn[i]);
    }
    for (int i = due.next(0); i >= 0; i = due.next(i + 1)) {
      run(steps[i], work);
      if (work.isStopped()) {
        return true;
      }
    }
    return false;
  }

  /** Nearly all steps are of two kinds; a call that is known to be of one costs much less. */
  private static void run(Step step, EventWork work) {
    if (step instanceof PutStep put) {
      put.run(work);
    } else if (step instanceof CleanUpStep cleanUp) {
      cleanUp.run(work);
    } else {
      step.run(work);
    }
  }
}
