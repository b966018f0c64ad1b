package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.tape.Tape;
import java.util.Map;

/**
 * Puts the values of a record where its plan expects them, and keeps aside what it does not expect.
 * Used by one thread.
 */
final class ColumnFiller {

  private final EventWork work;
  private final boolean asReference;

  ColumnFiller(EventWork work, boolean asReference) {
    this.work = work;
    this.asReference = asReference;
  }

  void fill(EventReader reader, EventPlan plan) {
    fill(reader.envelope(), plan.envelope(), plan.envelopeOrder());
    fill(reader.columns(), plan.columns(), plan.columnOrder());
    if (reader.noObject() != Tape.NONE && !asReference) {
      work.setAside("record", reader.noObject());
    }
  }

  private void fill(NamedValues values, Map<String, Integer> numbers, NameOrder order) {
    for (int i = 0; i < values.size(); i++) {
      NameOrder.Entry entry = order.entry(i, values.name(i), numbers);
      int number = entry.number();
      int node = values.node(i);
      if (number < 0) {
        leftOver(entry.aside(), node);
      } else {
        if (work.column(number) != Tape.NONE && !asReference) {
          work.setAside(entry.name(), work.column(number));
          work.keepOriginal();
        }
        work.setColumn(number, node);
      }
    }
  }

  private void leftOver(String name, int node) {
    if (!asReference && !work.tape().isEmpty(node)) {
      work.setAside(name, node);
    }
  }
}
