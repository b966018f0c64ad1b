package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.time.Ticks;
import java.time.Duration;
import java.util.OptionalInt;

/** Makes the changes that come with time, at their rate. Guarded by its tenant. */
final class Schedule {
  private static final int LATE_EVERY = 5;

  private final Chronicle chronicle;
  private final Evolution evolution;
  private final long interval;
  private long start;
  private int made;
  private long late;
  private int spared = -1;
  private boolean frozen;

  Schedule(Chronicle chronicle, long seed, double rate) {
    this.chronicle = chronicle;
    this.evolution = new Evolution(seed, chronicle.register());
    this.interval = rate > 0 ? (long) (Ticks.PER_SECOND / rate) : Long.MAX_VALUE;
  }

  /** Begins to count from a moment on. */
  void begin(long now) {
    start = chronicle.timeline().momentAfter(now);
  }

  /** Moves all that is due by so many ticks. */
  void shift(long ticks) {
    start += ticks;
  }

  void late(Duration delay) {
    late = delay.toMillis() * (Ticks.PER_SECOND / 1000);
  }

  void spare(int alert) {
    spared = alert;
  }

  boolean isSpared(int alert) {
    return alert == spared;
  }

  void freeze() {
    frozen = true;
  }

  boolean frozen() {
    return frozen;
  }

  /** Makes the changes that were due until now, and shows states whose time has come. */
  void catchUp(long now) {
    while (!frozen && interval != Long.MAX_VALUE) {
      int number = chronicle.timeline().changes();
      long at = start + interval * made + evolution.jitter(number, interval);
      if (at > now) {
        break;
      }
      made++;
      change(number, Math.max(at, chronicle.register().newest() + 1));
    }
    chronicle.timeline().show(now);
  }

  private void change(int number, long ticks) {
    long visible = late > 0 && number % LATE_EVERY == 0 ? ticks + late : ticks;
    OptionalInt alert = evolution.next(number, this::isSpared);
    chronicle.perform(
        alert.isPresent()
            ? new Event.Updated(alert.getAsInt(), ticks, visible)
            : new Event.Created(ticks, visible));
  }

  /** Changes one alert outside of the schedule. */
  void changeNow(int alert, long now) {
    if (!frozen && !isSpared(alert)) {
      long ticks = chronicle.timeline().momentAfter(now);
      chronicle.perform(new Event.Updated(alert, ticks, ticks));
    }
  }
}
