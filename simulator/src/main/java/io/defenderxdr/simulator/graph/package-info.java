/**
 * Microsoft Graph Security as far as alerts are read from it: query options, pages, links, errors.
 *
 * <p>The door is {@link io.defenderxdr.simulator.graph.AlertsEndpoint}.
 *
 * <p>This room knows {@code tenant}, {@code attack}, {@code fault}, {@code time} and {@code wire}.
 *
 * <p>Tokens are given out in {@code token}; which alerts exist is decided in {@code tenant}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.graph;
