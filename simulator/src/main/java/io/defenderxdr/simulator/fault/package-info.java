/**
 * What can go wrong on the Microsoft side, what of it is switched on, and which request it hits.
 *
 * <p>The doors are {@link io.defenderxdr.simulator.fault.FaultBoard}, where faults are switched,
 * and {@link io.defenderxdr.simulator.fault.Mischief}, which deals them out.
 *
 * <p>This room knows {@code time} only.
 *
 * <p>Carrying a fault out does not belong here: see {@code graph}, {@code token}, {@code tenant},
 * {@code hub} and, for broken connections, {@code wire}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.fault;
