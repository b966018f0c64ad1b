package io.defenderxdr.source.eventhub;

/**
 * The bounds of one batch, and of the partition it comes from.
 *
 * @param records the most records
 * @param bytes the most bytes of records, unless a single one is larger
 * @param held the most bytes of messages of a partition: fetched ahead, waiting and in work; never
 *     less than two of the largest messages
 */
public record BatchLimits(int records, long bytes, long held) {

  /** What a partition may hold unless something else is said. */
  static final long USUALLY_HELD = 12_000_000;

  /** The bounds of a batch, of a partition with the usual bound. */
  public BatchLimits(int records, long bytes) {
    this(records, bytes, USUALLY_HELD);
  }

  public BatchLimits {
    if (records < 1 || bytes < 1) {
      throw new IllegalArgumentException("A batch holds at least one record and one byte.");
    }
  }
}
