package io.defenderxdr.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The message of an Event Hub that a record came in; all records of one message share it.
 *
 * @param eventhub name of the hub
 * @param consumerGroup name of the consumer group
 * @param offset as the hub gave it
 * @param sequence number of the message in its partition
 * @param enqueuedAt when the hub took the message
 * @param partition the partition's id
 * @param partitionKey as the sender gave it, or null
 */
public record HubMessage(
    String eventhub,
    String consumerGroup,
    String offset,
    long sequence,
    Instant enqueuedAt,
    String partition,
    @Nullable String partitionKey) {}
