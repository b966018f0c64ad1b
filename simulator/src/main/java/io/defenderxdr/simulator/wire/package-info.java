/**
 * HTTP on a bare socket, so that replies can be reset, cut and slowed as real networks do.
 *
 * <p>The door is {@link io.defenderxdr.simulator.wire.WireServer}, with {@link
 * io.defenderxdr.simulator.wire.Request} and {@link io.defenderxdr.simulator.wire.Reply}.
 *
 * <p>This room knows the JDK only.
 *
 * <p>What is answered does not belong here: see {@code token}, {@code graph} and {@code admin}.
 * When a reply misbehaves is decided in {@code fault}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.wire;
