package io.defenderxdr.status;

import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Settlement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how each stream is, from what the pipeline tells.
 *
 * <p>As a listener itself it takes trouble to be the source's; {@link #of(Part)} gives the listener
 * for another part. A stream is degraded while any part is. Safe for many threads.
 */
public final class StatusBoard implements PipelineListener {

  private final Clock clock;
  private final Instant since;
  private final Map<String, StreamEntry> entries = new ConcurrentSkipListMap<>();

  public StatusBoard(Clock clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  /** Shows a stream that is about to start. */
  public void starting(StreamId stream) {
    entry(stream);
  }

  /** Shows what the mapping of a stream does not know. */
  public void watches(StreamId stream, DriftSource mapping) {
    entry(stream).watches(mapping);
  }

  /** Shows that a stream was asked to stop, or is done. */
  public void stopped(StreamId stream) {
    entry(stream).stopped();
  }

  /** The listener for trouble of one part of the house; it tells this board of nothing else. */
  public PipelineListener of(Part part) {
    return new PipelineListener() {
      @Override
      public void degraded(StreamId stream, String reason, @Nullable Instant until) {
        entry(stream).degraded(part, reason, until, clock.instant());
      }

      @Override
      public void recovered(StreamId stream) {
        entry(stream).recovered(part);
      }
    };
  }

  /** All streams as they are now, in the order of their names. */
  public List<StreamStatus> streams() {
    Instant now = clock.instant();
    return entries.values().stream().map(entry -> entry.at(now)).toList();
  }

  /** The counts and gaps of all streams since this board was made. */
  public Ledger ledger() {
    return new Ledger(since, clock.instant(), streams());
  }

  @Override
  public void fetched(StreamId stream, int records, long bytes) {
    entry(stream).fetched(records, bytes, clock.instant());
  }

  @Override
  public void settled(SourceBatch batch, Settlement settlement) {
    entry(batch.stream()).settled(batch.positionAfter(), settlement);
  }

  @Override
  public void caughtUp(StreamId stream) {
    entry(stream).caughtUp(clock.instant());
  }

  @Override
  public void degraded(StreamId stream, String reason, @Nullable Instant until) {
    entry(stream).degraded(Part.SOURCE, reason, until, clock.instant());
  }

  @Override
  public void recovered(StreamId stream) {
    entry(stream).recovered(Part.SOURCE);
  }

  @Override
  public void gap(StreamId stream, String range) {
    entry(stream).gap(range, clock.instant());
  }

  private StreamEntry entry(StreamId stream) {
    return entries.computeIfAbsent(
        stream.toString(), name -> new StreamEntry(stream, clock.instant()));
  }
}
