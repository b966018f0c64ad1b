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

  /** Whether it does not hold now; most steps have no condition, which is seen at once. */
  default boolean fails(EventWork work) {
    return this != ALWAYS && !holds(work);
  }
}
