package io.defenderxdr.pipeline;

import java.time.Instant;

/**
 * What a source knows of one of its partitions at one moment.
 *
 * @param partition its id
 * @param first sequence number of the oldest message that is still there
 * @param last sequence number of the newest message; below {@code first} while it is empty
 * @param lastEnqueuedAt when the newest message was taken
 * @param read sequence number of the last message settled; below {@code first} before any
 */
public record PartitionSight(
    String partition, long first, long last, Instant lastEnqueuedAt, long read) {

  /** How many messages wait. */
  public long lag() {
    return Math.max(0, last - Math.max(read, first - 1));
  }
}
