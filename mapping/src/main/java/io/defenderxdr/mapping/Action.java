package io.defenderxdr.mapping;

/** One compiled step of a mapping. Holds no state of a record; safe for many threads. */
@FunctionalInterface
interface Action {

  void run(Work work);
}
