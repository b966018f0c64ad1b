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
    fill(reader.envelope(), plan.envelope(), plan, true);
    fill(reader.columns(), plan.columns(), plan, false);
    if (reader.noObject() != Tape.NONE && !asReference) {
      work.setAside("record", reader.noObject());
    }
  }

  private void fill(
      NamedValues values, Map<String, Integer> numbers, EventPlan plan, boolean envelope) {
    NameOrder order = envelope ? plan.envelopeOrder() : plan.columnOrder();
    for (int i = 0; i < values.size(); i++) {
      String name = values.name(i);
      int number = order.number(i, name, numbers);
      int node = values.node(i);
      if (number < 0) {
        leftOver(envelope ? "envelope." + name : name, node);
      } else {
        if (work.column(number) != Tape.NONE && !asReference) {
          work.setAside(name, work.column(number));
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
