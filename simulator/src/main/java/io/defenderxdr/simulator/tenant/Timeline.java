package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.Plot;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Lets alerts come and change as events say, and shows states when their time has come. */
final class Timeline {
  private final Register register;
  private final Plot plot;
  private final PriorityQueue<Key> pending = new PriorityQueue<>(Comparator.naturalOrder());
  private int changes;

  Timeline(Register register, Plot plot) {
    this.register = register;
    this.plot = plot;
  }

  /** How many changes there were since the start. */
  int changes() {
    return changes;
  }

  void apply(Event.Created event) {
    show(event.ticks());
    Alert alert = register.add(plot.next(), event.ticks());
    changed(alert, event.ticks(), event.visible());
  }

  void apply(Event.Updated event) {
    show(event.ticks());
    Alert alert = register.get(event.alert());
    if (alert.pending()) {
      register.publish(alert);
    }
    register.update(alert, event.ticks());
    changed(alert, event.ticks(), event.visible());
  }

  void apply(Event.Shown event) {
    register.publish(register.get(event.alert()));
  }

  private void changed(Alert alert, long ticks, long visible) {
    changes++;
    if (visible <= ticks) {
      register.publish(alert);
    } else {
      pending.add(new Key(visible, alert.number()));
    }
  }

  /** Shows pending states whose time has come. */
  void show(long now) {
    for (Key due = pending.peek(); due != null && due.ticks() <= now; due = pending.peek()) {
      pending.remove();
      Alert alert = register.get(due.alert());
      if (alert.pending()) {
        register.publish(alert);
      }
    }
  }

  /** The alerts with a state that no reader sees yet. */
  List<Integer> hidden() {
    return pending.stream().map(Key::alert).filter(n -> register.get(n).pending()).toList();
  }

  /** A moment for a change outside of the schedule: now, and later than all others. */
  long momentAfter(long now) {
    return Math.max(now, register.newest() + 1);
  }
}
