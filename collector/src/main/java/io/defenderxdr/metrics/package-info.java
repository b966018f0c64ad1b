/**
 * Figures for Prometheus, read from the status board and the JVM when they are asked for.
 *
 * <p>The door is {@link io.defenderxdr.metrics.Meters}.
 *
 * <p>This room knows {@code status} and Micrometer.
 *
 * <p>Counting does not belong here: working code tells the board, and the board counts.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.metrics;
