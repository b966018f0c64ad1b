package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.tape.Tape;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Puts the values of a record where its plan expects them, keeps aside what it does not expect, and
 * counts that. Used by one thread.
 */
final class ColumnFiller {

  private static final int MOST_NAMES = 1_000;

  private final EventWork work;
  private final DriftCounts drift;
  private final boolean asReference;
  private final Map<String, Map<String, LongAdder>> counters = new HashMap<>();
  private int names;

  ColumnFiller(EventWork work, DriftCounts drift, boolean asReference) {
    this.work = work;
    this.drift = drift;
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
        leftOver(envelope ? "envelope." + name : name, node, plan);
      } else {
        if (work.column(number) != Tape.NONE && !asReference) {
          work.setAside(name, work.column(number));
          work.keepOriginal();
        }
        work.setColumn(number, node);
      }
    }
  }

  private void leftOver(String name, int node, EventPlan plan) {
    if (!asReference && !work.tape().isEmpty(node)) {
      work.setAside(name, node);
      counter(plan.category(), name).increment();
    }
  }

  /** The counter, found again without asking what all threads share. */
  private LongAdder counter(String category, String name) {
    Map<String, LongAdder> ofCategory = counters.get(category);
    LongAdder counter = ofCategory == null ? null : ofCategory.get(name);
    if (counter != null) {
      return counter;
    }
    LongAdder shared = drift.counter(category, name);
    if (names < MOST_NAMES) {
      names++;
      counters.computeIfAbsent(category, missing -> new HashMap<>()).put(name, shared);
    }
    return shared;
  }
}
