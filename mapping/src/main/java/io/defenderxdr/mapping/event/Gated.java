package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.CleanUpStep;
import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.event.step.Marks;
import io.defenderxdr.mapping.event.step.PutStep;
import io.defenderxdr.mapping.event.step.Step;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Steps of which those are left out that work on columns which the record does not have. Records of
 * one table have few patterns of columns, so that what is due for the patterns met lately is kept.
 * Safe for many threads: each pattern is replaced whole.
 */
final class Gated {

  /** So many patterns are kept. */
  private static final int PATTERNS = 16;

  private final Step[] steps;

  /** Marks of the steps that run for every record. */
  private final long[] always;

  /** Marks of the steps that run where there is a column, by the column's number. */
  private final long[][] byColumn;

  /** Marks of the columns that any step needs. */
  private final long[] columns;

  private final @Nullable Pattern[] known = new Pattern[PATTERNS];

  /**
   * A step and the columns of which at least one is needed, so that it can do anything; null, where
   * none is.
   */
  record Due(Step step, @Nullable Set<Integer> columns) {}

  /**
   * What is due where a record has these columns and no others that matter. Its arrays are not
   * changed by anyone.
   */
  private record Pattern(long[] columns, short[] due) {}

  private Gated(Step[] steps, long[] always, long[][] byColumn, long[] columns) {
    this.steps = steps;
    this.always = always;
    this.byColumn = byColumn;
    this.columns = columns;
  }

  /**
   * Finds out which steps need which columns.
   *
   * @param columnCount number of columns
   */
  static Gated of(List<Due> steps, int columnCount) {
    int words = words(steps.size());
    long[] always = new long[words];
    long[][] byColumn = new long[columnCount][words];
    long[] needed = new long[words(columnCount)];
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

  private static int words(int numbers) {
    return (numbers + Long.SIZE - 1) / Long.SIZE;
  }

  /** Runs them until one stops the family; whether one did. */
  boolean run(EventWork work) {
    for (short i : due(work.presentColumns())) {
      run(steps[i], work);
      if (work.isStopped()) {
        return true;
      }
    }
    return false;
  }

  private short[] due(Marks present) {
    int place = present.hashWithin(columns) & (PATTERNS - 1);
    Pattern pattern = known[place];
    if (pattern == null || !present.isWithin(columns, pattern.columns)) {
      long[] within = present.within(columns);
      pattern = new Pattern(within, due(within));
      known[place] = pattern;
    }
    return pattern.due;
  }

  private short[] due(long[] present) {
    BitSet due = BitSet.valueOf(always);
    BitSet.valueOf(present).stream().forEach(column -> due.or(BitSet.valueOf(byColumn[column])));
    short[] numbers = new short[due.cardinality()];
    int count = 0;
    for (int i = due.nextSetBit(0); i >= 0; i = due.nextSetBit(i + 1)) {
      numbers[count++] = (short) i;
    }
    return numbers;
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
