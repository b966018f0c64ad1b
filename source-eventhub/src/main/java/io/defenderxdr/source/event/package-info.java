/**
 * The event stream from its settings: which of the ways to read it, and with what.
 *
 * <p>The door is {@link io.defenderxdr.source.event.EventStreams}.
 *
 * <p>This room knows {@code core}, {@code azure} and the other rooms of this module.
 *
 * <p>How a hub, a topic or an account is read does not belong here: see {@code source.eventhub},
 * {@code source.kafka} and {@code source.export}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.source.event;
