package io.defenderxdr.source.export;

import io.defenderxdr.event.StreamId;
import java.time.Duration;
import java.time.Instant;

/**
 * What is read, and how.
 *
 * @param stream the stream that the records belong to
 * @param since blobs of hours before this are not read
 * @param interval how often the account is looked through for more
 * @param pace how much at once
 */
public record ExportOptions(StreamId stream, Instant since, Duration interval, Pace pace) {

  /** How all containers of the streaming export begin; the table's name follows. */
  public static final String CONTAINERS = "insights-logs-advancedhunting-";

  /**
   * How much at once.
   *
   * @param readBytes of a blob at once; a longer line is read whole all the same, up to 32 MB
   * @param batchRecords records of a batch; a line is not split, so a batch may hold some more
   * @param batchBytes bytes of a batch, likewise
   * @param keep positions of blobs are kept this long after their hour; then one mark for the
   *     container stands for all of them
   */
  public record Pace(int readBytes, int batchRecords, int batchBytes, Duration keep) {

    /** The usual: 4 MB at once. */
    public static Pace usual() {
      return new Pace(4_000_000, 2_000, 3_000_000, Duration.ofDays(7));
    }

    /** The same with batches of so many records and bytes, at most. */
    public Pace inBatchesOf(int records, long bytes) {
      return new Pace(readBytes, records, (int) Math.min(bytes, readBytes), keep);
    }

    /** The same with at most so many bytes of a blob at once. */
    public Pace reading(long bytes) {
      int most = (int) Math.min(readBytes, bytes);
      return new Pace(most, batchRecords, Math.min(batchBytes, most), keep);
    }
  }
}
