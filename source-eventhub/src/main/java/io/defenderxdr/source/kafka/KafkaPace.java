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

  /**
   * The pace of a partition that holds so many bytes, what the client holds beside included.
   *
   * @param held bytes of a partition
   */
  public KafkaPace holding(long held) {
    int all = (int) Math.min(held, Integer.MAX_VALUE);
    int fetch = Math.min(MB, all / 4);
    int hand = all - 2 * fetch;
    return new KafkaPace(
        hand,
        fetch,
        batchRecords,
        Math.min(batchBytes, hand),
        commitMessages,
        commitEvery,
        sightEvery);
  }

  /** The same with batches of so many records and bytes, at most. */
  public KafkaPace inBatchesOf(int records, long bytes) {
    int most = (int) Math.min(bytes, bytesInHand);
    return new KafkaPace(
        bytesInHand, fetchBytes, records, most, commitMessages, commitEvery, sightEvery);
  }

  /** The same with a commit after this time or so many messages. */
  public KafkaPace committing(Duration every, int messages) {
    return new KafkaPace(
        bytesInHand, fetchBytes, batchRecords, batchBytes, messages, every, sightEvery);
  }
}
