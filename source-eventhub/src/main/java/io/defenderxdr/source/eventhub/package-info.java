/**
 * The event stream from an Event Hub over AMQP.
 *
 * <p>The doors are {@link io.defenderxdr.source.eventhub.HubStream} for a collector and {@link
 * io.defenderxdr.source.eventhub.CheckpointDesk} for people.
 *
 * <p>This room knows {@code core}, {@code azure}, {@code source.envelope}, {@code source.lease} and
 * the Azure SDK.
 *
 * <p>What a record means does not belong here: see {@code mapping.event}; who may read which
 * partition: see {@code source.lease}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.source.eventhub;
