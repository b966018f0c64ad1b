/**
 * The token endpoint, with its refusals in Microsoft's words.
 *
 * <p>The door is {@link io.defenderxdr.simulator.token.TokenEndpoint}.
 *
 * <p>This room knows {@code tenant}, {@code attack}, {@code fault} and {@code wire}.
 *
 * <p>Whether a token counts when data is asked for does not belong here: see {@code tenant}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.token;
