package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.drift.DriftLog;
import io.defenderxdr.mapping.drift.DriftReport;
import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.status.Drift;

/** Tells what a record left over. Nothing is done for one that left nothing. */
final class DriftCounts {

  private DriftCounts() {}

  /**
   * Takes notice of a record.
   *
   * @param table name of the table, or the category if it is unknown
   */
  static void count(DriftLog log, EventPlan plan, String table, EventWork work) {
    if (plan.table().isEmpty()) {
      log.unknownTable(table);
    }
    int rest = work.unmapped();
    if (rest == Tape.NONE) {
      return;
    }
    Tape tape = work.tape();
    for (int i = 0; i < tape.grownSize(rest); i += 2) {
      int name = tape.element(rest, i);
      if (tape.kind(name) == Kind.NAME) {
        String column = tape.string(name);
        log.value(kind(plan, column), table, column, tape, tape.element(rest, i + 1));
      }
    }
  }

  private static Drift.Kind kind(EventPlan plan, String column) {
    boolean known =
        plan.columns().containsKey(column)
            || column.equals(DriftReport.RECORD)
            || (column.startsWith(DriftReport.ENVELOPE)
                && plan.envelope().containsKey(column.substring(DriftReport.ENVELOPE.length())))
            || plan.envelope().containsKey(column);
    return known ? Drift.Kind.UNFIT_VALUE : Drift.Kind.UNKNOWN_COLUMN;
  }
}
