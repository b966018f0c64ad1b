/**
 * The event stream from an Event Hub over AMQP.
 *
 * <p>The door is {@code HubSource}.
 *
 * <p>This room knows {@code core}, {@code azure}, {@code source.envelope} and the Azure SDK.
 *
 * <p>What a record means does not belong here: see {@code mapping.event}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.source.eventhub;
