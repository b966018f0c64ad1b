package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.tape.FlatCut;
import io.defenderxdr.mapping.tape.Tape;

/** Writes what no field has room for into its field, and cuts flattened fields. */
final class Unmapped {

  private final EventWork work;
  private final FlatCut cut;

  Unmapped(EventWork work) {
    this.work = work;
    this.cut = new FlatCut(work.tape());
  }

  void finish(EventPlan plan) {
    int rest = work.unmapped();
    if (rest != Tape.NONE) {
      work.setField(plan.base().unmapped(), rest);
    }
    for (int field : plan.flattened()) {
      int value = work.field(field);
      if (value != Tape.NONE && cut.cut(value)) {
        work.keepOriginal();
      }
    }
  }
}
