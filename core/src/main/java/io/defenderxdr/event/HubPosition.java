package io.defenderxdr.event;

import java.time.Instant;

/**
 * The last message of a partition of an Event Hub up to which everything is settled.
 *
 * @param group whose position it is
 * @param partition the partition's id
 * @param offset as the hub gave it; a text that only the hub can compare
 * @param sequence number of the message in its partition; what positions are compared by
 * @param enqueuedAt when the hub took the message
 */
public record HubPosition(
    HubGroup group, String partition, String offset, long sequence, Instant enqueuedAt)
    implements Position {}
