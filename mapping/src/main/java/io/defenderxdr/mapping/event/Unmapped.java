package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.tape.FlatCut;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeObjects;
import java.util.HashSet;
import java.util.Set;

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
      tellApart(rest);
      work.setField(plan.base().unmapped(), rest);
    }
    for (int field : plan.flattened()) {
      int value = work.field(field);
      if (value != Tape.NONE && cut.cut(value)) {
        work.keepOriginal();
      }
    }
  }

  /** Names that stand twice get a number behind them: an object has each name once. */
  private void tellApart(int rest) {
    Tape tape = work.tape();
    int size = tape.grownSize(rest);
    if (size == 2) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < size; i += 2) {
      int name = tape.element(rest, i);
      String text = tape.string(name);
      String apart = text;
      for (int n = 2; !seen.add(apart); n++) {
        apart = text + "_" + n;
      }
      if (!apart.equals(text)) {
        TapeObjects.rename(tape, name, apart);
      }
    }
  }
}
