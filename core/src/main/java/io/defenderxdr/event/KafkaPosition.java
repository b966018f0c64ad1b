package io.defenderxdr.event;

import java.time.Instant;

/**
 * The place in a partition of a topic up to which everything is settled.
 *
 * @param topic the topic, which is the hub's name
 * @param partition the partition's number
 * @param nextOffset offset of the first message not yet settled
 * @param enqueuedAt when the broker took the message before it
 */
public record KafkaPosition(String topic, int partition, long nextOffset, Instant enqueuedAt)
    implements Position {}
