/**
 * The web console and the small HTTP side of a running collector: page, health, metrics, API.
 *
 * <p>The door is {@link io.defenderxdr.console.ConsoleServer}; {@code Routes} is the one table of
 * what is served.
 *
 * <p>This room knows {@code status}, {@code console.page}, and the web server, which nothing else
 * in the house knows.
 *
 * <p>What is counted and when a stream is degraded does not belong here: see {@code status}; nor
 * how the store is asked: see {@code delivery}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.console;
