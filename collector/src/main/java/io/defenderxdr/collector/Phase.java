package io.defenderxdr.collector;

/**
 * One named step of start and stop.
 *
 * @param name for the log
 * @param stop how it is undone
 */
record Phase(String name, Runnable stop) {}
