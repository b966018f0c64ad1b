package io.defenderxdr.status;

import io.defenderxdr.event.Documents;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PartitionSight;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Settlement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
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
  private volatile KeptRow.Source kept = Map::of;

  public StatusBoard(Clock clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  /** From when it counts. */
  Instant since() {
    return since;
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

  /** The listener for trouble of one part of the house, and for who runs a stream. */
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

      @Override
      public void standsBy(StreamId stream, String owner) {
        entry(stream).standsBy(owner);
      }

      @Override
      public void runsHere(StreamId stream) {
        entry(stream).runsHere();
      }
    };
  }

  /** All streams as they are now, in the order of their names. */
  public List<StreamStatus> streams() {
    Instant now = clock.instant();
    return entries.values().stream().map(entry -> entry.at(now)).toList();
  }

  /** The counts and gaps of all streams, those of former runs and of others too where kept. */
  public Ledger ledger() {
    // Read before the tally: what is counted meanwhile is then more, never less.
    Map<LedgerKey, KeptRow> former = kept.rows();
    return Ledger.of(since, clock.instant(), streams(), Ledger.totals(tally(), former, since));
  }

  /** What became of everything since this board was made, row by row. */
  Map<LedgerKey, LedgerRow> tally() {
    Map<LedgerKey, LedgerRow> rows = new TreeMap<>(LedgerKey.ORDER);
    entries.values().forEach(entry -> rows.putAll(entry.tally()));
    return rows;
  }

  /** Adds what is kept of former runs to the ledger. */
  void keeps(KeptRow.Source rows) {
    kept = rows;
  }

  /** Shows gaps that were met before this process began. */
  void remember(StreamId stream, List<Gap> gaps) {
    entry(stream).remember(gaps, clock.instant());
  }

  @Override
  public void fetched(StreamId stream, int records, long bytes) {
    entry(stream).fetched("", records, bytes, clock.instant());
  }

  @Override
  public void fetched(StreamId stream, String partition, int records, long bytes) {
    entry(stream).fetched(partition, records, bytes, clock.instant());
  }

  @Override
  public void seen(StreamId stream, PartitionSight sight) {
    entry(stream).seen(sight, clock.instant());
  }

  @Override
  public void expired(StreamId stream, String partition, long messages) {
    entry(stream).expired(partition, OptionalLong.empty(), messages, clock.instant());
  }

  @Override
  public void expired(StreamId stream, String partition, long first, long messages) {
    entry(stream).expired(partition, OptionalLong.of(first), messages, clock.instant());
  }

  @Override
  public void released(StreamId stream, String partition) {
    entry(stream).released(partition);
  }

  @Override
  public void mapped(SourceBatch batch, Documents documents) {
    entry(batch.stream()).mapped(batch, documents.list().size());
  }

  @Override
  public void settled(SourceBatch batch, Settlement settlement) {
    entry(batch.stream()).settled(batch, settlement, clock.instant());
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

  @Override
  public void gap(StreamId stream, String partition, long messages, String range) {
    entry(stream).missing(partition, messages, range, clock.instant());
  }

  private StreamEntry entry(StreamId stream) {
    return entries.computeIfAbsent(
        stream.toString(), name -> new StreamEntry(stream, clock.instant()));
  }
}
