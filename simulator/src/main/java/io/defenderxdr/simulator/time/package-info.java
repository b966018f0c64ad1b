/**
 * The tenant's time: a clock that can be scaled and set, and moments as Graph counts and writes
 * them.
 *
 * <p>The door is {@link io.defenderxdr.simulator.time.ScaledClock}.
 *
 * <p>This room knows the JDK only.
 *
 * <p>What happens at which moment does not belong here: see {@code tenant}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.time;
