/**
 * How fast records of the event stream become documents, beside yardsticks over the same bytes.
 *
 * <p>The door is {@link io.defenderxdr.bench.mapping.MappingBench}, a program of its own: it runs
 * in a fresh process with both compilers, since it measures itself.
 *
 * <p>This room knows the mapping, the simulator's records, and core's processes and HTTP.
 *
 * <p>What a whole collector can do does not belong here but to the benchmarks beside this room.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.bench.mapping;
