/**
 * The streams of the Microsoft Graph Security API, and the cursor that never loses and never
 * sticks.
 *
 * <p>The door is {@link io.defenderxdr.source.graph.AlertStream}.
 *
 * <p>This room knows {@code source.rest}, {@code event} and {@code pipeline}.
 *
 * <p>How one page is asked for and read does not belong here, nor what a record means: see {@code
 * source.rest} and {@code mapping}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.source.graph;
