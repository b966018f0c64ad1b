package io.defenderxdr.status;

import io.defenderxdr.event.StreamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream at one moment. Immutable.
 *
 * @param stream which one
 * @param health how it is
 * @param progress how far it is
 * @param counts what became of its records since the process began
 * @param lastError what went wrong last, over or not; null if nothing did
 * @param gaps what could not be read, oldest first; bounded, the newest are kept
 * @param drift what its mapping does not know
 */
public record StreamStatus(
    StreamId stream,
    Health health,
    Progress progress,
    Counts counts,
    @Nullable LastError lastError,
    List<Gap> gaps,
    Drift drift) {

  public StreamStatus {
    gaps = List.copyOf(gaps);
  }

  /**
   * How far a stream is.
   *
   * @param position the position saved last, as text, or its partitions in a few words; empty
   *     before the first
   * @param caughtUpAt when it last had read all that was there; null before the first time
   * @param recordsPerSecond new records a second over the last {@link Rate#WINDOW}
   * @param partitions its partitions in order; none where its source has none
   */
  public record Progress(
      String position,
      @Nullable Instant caughtUpAt,
      double recordsPerSecond,
      List<PartitionStatus> partitions) {
    public Progress {
      partitions = List.copyOf(partitions);
    }
  }

  /**
   * What went wrong last.
   *
   * @param at when
   * @param part where
   * @param sentence what, for people
   */
  public record LastError(Instant at, Part part, String sentence) {}

  /** Whether it does what it should, be it to stand by. */
  public boolean ready() {
    return health instanceof Health.Healthy || health instanceof Health.Standby;
  }
}
