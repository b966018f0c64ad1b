package io.defenderxdr.pipeline;

import io.defenderxdr.event.Documents;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.StreamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Is told what happens to a stream; counters, metrics and health live behind it. Called from the
 * stream's own thread; must return at once and never throw.
 */
public interface PipelineListener {

  /** Records arrived from the source and were not yet seen. */
  default void fetched(StreamId stream, int records, long bytes) {}

  /** The same, for a stream that is read in partitions; counts for the stream too. */
  default void fetched(StreamId stream, String partition, int records, long bytes) {}

  /** How far a partition is, told about once a minute. */
  default void seen(StreamId stream, PartitionSight sight) {}

  /** Messages of a partition went at the source before they could be read. */
  default void expired(StreamId stream, String partition, long messages) {}

  /**
   * The same, where it is known which.
   *
   * @param first sequence number of the first of them
   */
  default void expired(StreamId stream, String partition, long first, long messages) {
    expired(stream, partition, messages);
  }

  /** From now on another collector reads this partition, or nobody. */
  default void released(StreamId stream, String partition) {}

  /** The stream runs on another collector, of this name; this one waits for it to end. */
  default void standsBy(StreamId stream, String owner) {}

  /** The stream runs here from now on, which {@link #standsBy} may have denied before. */
  default void runsHere(StreamId stream) {}

  /** A batch was mapped and is about to be delivered; it may come again before it is settled. */
  default void mapped(SourceBatch batch, Documents documents) {}

  /** A batch was settled and its position saved. */
  default void settled(SourceBatch batch, Settlement settlement) {}

  /** The stream has read all that was there at the begin of this poll. */
  default void caughtUp(StreamId stream) {}

  /** The stream cannot go on as it should. {@code until} is when it tries next, where known. */
  default void degraded(StreamId stream, String reason, @Nullable Instant until) {}

  /** What was wrong is over. */
  default void recovered(StreamId stream) {}

  /** Part of the source could not be read at all, in one sentence with its range. */
  default void gap(StreamId stream, String range) {}

  /**
   * The same, for a partition; counts for the stream too.
   *
   * @param messages how many messages are missing
   */
  default void gap(StreamId stream, String partition, long messages, String range) {
    gap(stream, range);
  }
}
