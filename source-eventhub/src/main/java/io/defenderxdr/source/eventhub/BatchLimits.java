package io.defenderxdr.source.eventhub;

/**
 * The bounds of one batch.
 *
 * @param records the most records
 * @param bytes the most bytes of records, unless a single one is larger
 */
public record BatchLimits(int records, long bytes) {

  public BatchLimits {
    if (records < 1 || bytes < 1) {
      throw new IllegalArgumentException("A batch holds at least one record and one byte.");
    }
  }
}
