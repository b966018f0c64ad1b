/**
 * The Microsoft side of a Defender XDR collection, imitated: a tenant with attacks in it, a token
 * endpoint, Graph Security, an event hub, and faults that can be switched.
 *
 * <p>The door is {@link io.defenderxdr.simulator.Simulator}.
 *
 * <p>Nothing here knows the product: an error in its picture of Microsoft must not hide on both
 * sides.
 *
 * <p>What the product does with the data does not belong here; single services live in the rooms
 * below, the command in {@code cli}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator;
