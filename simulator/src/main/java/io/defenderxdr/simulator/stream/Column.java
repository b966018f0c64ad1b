package io.defenderxdr.simulator.stream;

/** A column of a table and where its values come from. */
record Column(String name, Kind kind, Template value) {}
