/**
 * The wiring: the only {@code new} for the big parts, their start and stop in named phases.
 *
 * <p>The door is {@link io.defenderxdr.collector.Collector}.
 *
 * <p>This room knows every room of the house but {@code cli} and {@code demo}.
 *
 * <p>Decisions about data do not belong here; here parts are made from settings and joined.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.collector;
