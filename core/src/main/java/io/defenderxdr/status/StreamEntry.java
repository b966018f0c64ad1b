package io.defenderxdr.status;

import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PartitionSight;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.status.StreamStatus.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the board knows of one stream: of the stream itself, and of each partition where it has
 * some. Each method is called by one thread at a time.
 */
final class StreamEntry {

  private final StreamId stream;
  private final Rate rate;
  private final Troubles troubles = new Troubles();
  private final Gaps gaps = new Gaps();
  private final PartitionEntry whole = new PartitionEntry("");
  private final Map<LedgerKey, PartitionEntry> partitions = new TreeMap<>(LedgerKey.ORDER);
  private @Nullable Instant caughtUpAt;
  private DriftSource drift = () -> Drift.NONE;
  private @Nullable String standbyFor;
  private boolean running;
  private boolean stopped;

  StreamEntry(StreamId stream, Instant now) {
    this.stream = stream;
    this.rate = new Rate(now);
  }

  synchronized void fetched(String partition, int records, long bytes, Instant now) {
    of(partition).fetched(records, bytes);
    rate.add(now, records);
  }

  synchronized void mapped(SourceBatch batch, int documents) {
    of(Places.partition(batch.positionAfter())).mapped(batch, documents);
  }

  synchronized void settled(SourceBatch batch, Settlement settlement, Instant now) {
    PartitionEntry entry = of(Places.partition(batch.positionAfter()));
    entry.settled(batch, settlement);
    running = true;
    String imbalance = entry.counts().imbalance();
    if (!imbalance.isEmpty()) {
      String where = entry.partition().isEmpty() ? "" : " of partition " + entry.partition();
      troubles.begin(
          Part.BALANCE,
          "The ledger%s does not add up: %s Keep the log and report it."
              .formatted(where, imbalance),
          null,
          now);
    }
  }

  synchronized void seen(PartitionSight sight, Instant now) {
    of(sight.partition()).seen(sight, now);
  }

  synchronized void expired(String partition, OptionalLong first, long messages, Instant now) {
    gap(of(partition).expired(first, messages), now);
  }

  synchronized void missing(String partition, long messages, String range, Instant now) {
    of(partition).missing(messages);
    gap(range, now);
  }

  synchronized void standsBy(String owner) {
    standbyFor = owner;
  }

  synchronized void runsHere() {
    standbyFor = null;
  }

  synchronized void released(String partition) {
    of(partition).released();
  }

  synchronized void caughtUp(Instant now) {
    caughtUpAt = now;
    running = true;
  }

  synchronized void degraded(Part part, String reason, @Nullable Instant until, Instant now) {
    troubles.begin(part, reason, until, now);
  }

  synchronized void recovered(Part part) {
    troubles.end(part);
  }

  synchronized void gap(String range, Instant now) {
    gaps.met(range, now);
    troubles.begin(Part.GAP, "A part could not be read: " + range, null, now);
  }

  /** Gaps of former runs, oldest first. */
  synchronized void remember(List<Gap> former, Instant now) {
    former.forEach(gaps::remember);
    former.stream()
        .filter(gap -> Gaps.isFresh(gap, now))
        .forEach(
            gap ->
                troubles.begin(
                    Part.GAP, "A part could not be read: " + gap.range(), null, gap.lastSeen()));
  }

  synchronized void watches(DriftSource source) {
    drift = source;
  }

  synchronized void stopped() {
    stopped = true;
  }

  /** What became of everything since the process began; the key of the stream's own row first. */
  synchronized Map<LedgerKey, LedgerRow> tally() {
    Map<LedgerKey, LedgerRow> rows = new TreeMap<>(LedgerKey.ORDER);
    LedgerRow own = whole.tally();
    rows.put(new LedgerKey(stream, ""), new LedgerRow(own.counts(), own.messages(), gaps.list()));
    partitions.forEach((key, entry) -> rows.put(key, entry.tally()));
    return rows;
  }

  synchronized StreamStatus at(Instant now) {
    List<PartitionStatus> parts = partitions.values().stream().map(p -> p.at(now)).toList();
    Counts counts = whole.counts();
    for (PartitionStatus part : parts) {
      counts = counts.plus(part.tally().counts());
    }
    String position = parts.isEmpty() ? whole.position() : PartitionSummary.of(parts);
    return new StreamStatus(
        stream,
        health(now),
        new Progress(position, caughtUpAt, rate.perSecond(now), parts),
        counts,
        troubles.last(),
        gaps.list(),
        drift.drift());
  }

  private Health health(Instant now) {
    if (stopped) {
      return new Health.Stopped();
    }
    if (!gaps.anyFresh(now)) {
      troubles.end(Part.GAP);
    }
    if (troubles.any()) {
      return troubles.together();
    }
    String owner = standbyFor;
    if (owner != null) {
      return new Health.Standby(owner);
    }
    return running ? new Health.Healthy() : new Health.Starting();
  }

  private PartitionEntry of(String partition) {
    return partition.isEmpty()
        ? whole
        : partitions.computeIfAbsent(
            new LedgerKey(stream, partition), key -> new PartitionEntry(partition));
  }
}
