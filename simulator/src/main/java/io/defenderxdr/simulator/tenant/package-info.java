/**
 * A tenant as it lives: its alerts with their history, the order readers see them in, the tokens of
 * its clients, and the account of who was served what.
 *
 * <p>The door is {@link io.defenderxdr.simulator.tenant.Tenant}.
 *
 * <p>This room knows {@code attack} and {@code time}.
 *
 * <p>How an alert reads does not belong here: see {@code attack}. How alerts are asked for over
 * HTTP is in {@code graph}; what goes wrong on the way is in {@code fault}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.tenant;
