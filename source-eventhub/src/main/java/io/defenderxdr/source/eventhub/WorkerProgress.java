package io.defenderxdr.source.eventhub;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a worker from outside.
 *
 * @param received sequence number of the last message received, -1 before any
 * @param settled of the last message settled, -1 before any
 * @param enqueuedAt when the last settled message was taken by the hub; null before any
 * @param silent whether the hub may send and does not
 */
record WorkerProgress(long received, long settled, @Nullable Instant enqueuedAt, boolean silent) {}
