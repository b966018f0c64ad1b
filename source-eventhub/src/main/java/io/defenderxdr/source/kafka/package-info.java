/**
 * The event stream from an Event Hub over its Kafka endpoint.
 *
 * <p>The doors are {@link io.defenderxdr.source.kafka.KafkaSource} and the positions it commits,
 * {@link io.defenderxdr.source.kafka.KafkaOffsets}.
 *
 * <p>This room knows {@code core}, {@code source.envelope}, {@code kafka-clients} and, for Entra,
 * the SDK's credential.
 *
 * <p>How a message falls into records does not belong here: see {@code source.envelope}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.source.kafka;
