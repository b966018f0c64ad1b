package io.defenderxdr.source.eventhub;

import java.time.Instant;

/**
 * What the hub says of a partition.
 *
 * @param first sequence number of the oldest message still there
 * @param last sequence number of the newest message ever taken, -1 before any
 * @param lastOffset its offset
 * @param lastEnqueuedAt when it was taken
 */
record PartitionFacts(long first, long last, String lastOffset, Instant lastEnqueuedAt) {}
