package io.defenderxdr.source.kafka;

import java.time.Duration;

/**
 * How much at once, and how often. All bounds but the last three are of one partition.
 *
 * @param bytesInHand messages received and not yet settled; above it the partition rests. Together
 *     with twice {@code fetchBytes}, which the client holds beside, it bounds the memory
 * @param fetchBytes asked for at once; one message that is larger comes all the same
 * @param batchRecords records of a batch; a message is not split, so a batch may hold one more
 * @param batchBytes bytes of a batch, likewise
 * @param commitMessages settled messages after which a position is committed
 * @param commitEvery the time after which it is committed if it moved: the most that comes again
 *     after a crash is what was settled since, and what was in hand
 * @param sightEvery how often the ends of the partitions are asked for
 */
public record KafkaPace(
    int bytesInHand,
    int fetchBytes,
    int batchRecords,
    int batchBytes,
    int commitMessages,
    Duration commitEvery,
    Duration sightEvery) {

  private static final int MB = 1_000_000;

  /** The usual: at most 8 MB of a partition, a commit each 5 s or 5,000 messages. */
  public static KafkaPace usual() {
    return new KafkaPace(
        6 * MB, MB, 2_000, 3 * MB, 5_000, Duration.ofSeconds(5), Duration.ofMinutes(1));
  }
}
