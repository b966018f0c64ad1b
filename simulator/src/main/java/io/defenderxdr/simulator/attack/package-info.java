/**
 * Who is in a tenant, what happens to them, and how the alerts about it read.
 *
 * <p>The doors are {@link io.defenderxdr.simulator.attack.Plot}, which tells what happens next, and
 * {@link io.defenderxdr.simulator.attack.AlertWriter}, which writes an alert's JSON.
 *
 * <p>This room knows {@code time} and Jackson's streaming writer.
 *
 * <p>Which alerts exist at a moment, and who has seen them, does not belong here: see {@code
 * tenant}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.attack;
