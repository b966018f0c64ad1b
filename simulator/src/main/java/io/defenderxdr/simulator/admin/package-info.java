/**
 * The side of the simulator that tests and demos use: what should be found in a store, which faults
 * are on, what time it is.
 *
 * <p>The door is {@link io.defenderxdr.simulator.admin.AdminEndpoint}.
 *
 * <p>This room knows {@code tenant}, {@code attack}, {@code fault}, {@code hub}, {@code time} and
 * {@code wire}.
 *
 * <p>What real services offer does not belong here: see {@code token}, {@code graph} and {@code
 * hub}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.admin;
