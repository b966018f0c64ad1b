package io.defenderxdr.mapping.processor;

/** Something that holds for a record, or does not. */
@FunctionalInterface
interface Condition {

  /** Holds always. */
  Condition ALWAYS = record -> true;

  boolean holds(RecordTree record);
}
