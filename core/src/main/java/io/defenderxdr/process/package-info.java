/**
 * Processes of ours that are started by another of ours.
 *
 * <p>The door is {@link io.defenderxdr.process.ChildProcess}.
 *
 * <p>This room knows nothing but the JDK.
 *
 * <p>What a child does and says does not belong here: the first line it prints is handed on as
 * text.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.process;
