/**
 * Benchmarks anyone can run: {@code ./defender-xdr bench NAME}.
 *
 * <p>The door is {@link io.defenderxdr.bench.Bench}.
 *
 * <p>This room knows core's processes and HTTP; collector, simulator and store are processes to it,
 * started as a user starts them.
 *
 * <p>Checks that decide whether a build is good do not belong here: timing never decides a test.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.bench;
