/**
 * The body of one message and the records in it.
 *
 * <p>The door is {@link io.defenderxdr.source.envelope.EnvelopeReader}; it serves the hub over
 * AMQP, the hub over Kafka and the export to a storage account alike.
 *
 * <p>This room knows {@code event} only.
 *
 * <p>Where a message came from does not belong here: see {@code source.eventhub}, {@code
 * source.kafka} and {@code source.export}; what a record means: see {@code mapping.event}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.source.envelope;
