/**
 * The command {@code simulate}: options, first line, end of the process.
 *
 * <p>The door is {@link io.defenderxdr.simulator.cli.Simulate}.
 *
 * <p>This room knows {@code simulator}, {@code fault}, {@code hub}, {@code time} and picocli.
 *
 * <p>What is simulated does not belong here: see the other rooms.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.cli;
