/**
 * The commands: one class each, and the one place where errors become exit codes.
 *
 * <p>The door is {@link io.defenderxdr.cli.DefenderXdr}.
 *
 * <p>This room knows the whole house, picocli and the log's set-up.
 *
 * <p>What a command does belongs to the room it calls; here its options are read and its outcome is
 * told.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.cli;
