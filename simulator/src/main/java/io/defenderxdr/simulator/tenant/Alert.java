package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.AlertState;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * One alert with its whole history: when each state began, which were served and which settled.
 * Guarded by its tenant.
 */
final class Alert {
  private final int number;
  private final AlertState.Origin origin;
  private long[] times;
  private int steps;
  private int visible;
  private @Nullable BitSet served;
  private @Nullable BitSet settled;

  Alert(int number, AlertState.Origin origin, long created) {
    this.number = number;
    this.origin = origin;
    this.times = new long[] {created};
    this.steps = 1;
    this.visible = -1;
  }

  int number() {
    return number;
  }

  int steps() {
    return steps;
  }

  /** Whether there is a state that no reader sees yet. */
  boolean pending() {
    return visible < steps - 1;
  }

  boolean readable() {
    return visible >= 0;
  }

  /** The state readers see. */
  AlertState current() {
    return state(visible);
  }

  AlertState state(int step) {
    return new AlertState(number, origin, step, times);
  }

  /** Adds a state, not yet visible. States in readers' hands keep their own array. */
  void update(long ticks) {
    if (steps == times.length) {
      times = Arrays.copyOf(times, steps + 3);
    }
    times[steps++] = ticks;
  }

  /** Ticks of the newest state, visible or not. */
  long newest() {
    return times[steps - 1];
  }

  /** Sets the time of the newest state, before anyone has seen it. */
  void moveNewest(long ticks) {
    times[steps - 1] = ticks;
  }

  /** Shows the newest state. */
  void publish() {
    visible = steps - 1;
  }

  boolean isCurrent(int step) {
    return step == visible;
  }

  void serve(int step) {
    if (served == null) {
      served = new BitSet();
    }
    served.set(step);
  }

  boolean wasServed(int step) {
    return served != null && served.get(step);
  }

  void settle(int step) {
    if (settled == null) {
      settled = new BitSet();
    }
    settled.set(step);
  }

  boolean wasSettled(int step) {
    return settled != null && settled.get(step);
  }
}
