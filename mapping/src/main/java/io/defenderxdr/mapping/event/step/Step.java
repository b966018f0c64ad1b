package io.defenderxdr.mapping.event.step;

/** One thing that is done to a record. Immutable; safe for many threads. */
@FunctionalInterface
public interface Step {

  /** Does it. */
  void run(EventWork work);
}
