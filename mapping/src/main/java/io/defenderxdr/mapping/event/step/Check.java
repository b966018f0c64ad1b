package io.defenderxdr.mapping.event.step;

/** A compiled condition. Immutable; safe for many threads. */
@FunctionalInterface
public interface Check {

  /** Always holds. */
  Check ALWAYS = work -> true;

  /** Never holds. */
  Check NEVER = work -> false;

  /** Whether it holds now. */
  boolean holds(EventWork work);
}
