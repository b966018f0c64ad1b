package io.defenderxdr.status;

/** Something that notices what it does not know, such as a mapping. Safe for many threads. */
@FunctionalInterface
public interface DriftSource {

  /** What was noticed since it began; bounded. */
  Drift drift();
}
