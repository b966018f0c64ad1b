package io.defenderxdr.status;

import io.defenderxdr.event.Position;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.pipeline.PartitionSight;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.status.PartitionStatus.Reached;
import io.defenderxdr.status.PartitionStatus.Sighting;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the board knows of one partition, or of a stream that has none. For one thread at a time.
 */
final class PartitionEntry {

  private final String partition;
  private Counts counts = Counts.NONE;
  private Messages messages = Messages.NONE;
  private Reached reached = Reached.NOTHING;
  private @Nullable Sighting sighting;
  private @Nullable Mapped mapped;
  private OptionalLong before = OptionalLong.empty();
  private long skipped;
  private boolean owned;

  /** The batch that was mapped last. */
  private record Mapped(SourceBatch batch, int documents) {}

  PartitionEntry(String partition) {
    this.partition = partition;
  }

  void fetched(int records, long bytes) {
    counts = counts.plusFetched(records, bytes);
    owned = true;
  }

  void mapped(SourceBatch batch, int documents) {
    mapped = new Mapped(batch, documents);
  }

  @SuppressWarnings("ReferenceEquality") // The very batch: an equal one is another.
  void settled(SourceBatch batch, Settlement settlement) {
    long documents =
        mapped != null && mapped.batch() == batch
            ? mapped.documents()
            : settlement.created() + settlement.alreadyThere() + settlement.quarantined();
    mapped = null;
    counts = counts.plusSettled(batch.records().size(), documents, settlement);
    reach(batch);
    owned = true;
  }

  private void reach(SourceBatch batch) {
    Position after = batch.positionAfter();
    OptionalLong sequence = Places.sequence(after);
    if (sequence.isPresent()) {
      reach(batch, sequence.getAsLong());
    }
    if (sequence.isEmpty() || sequence.getAsLong() >= reached.sequence().orElse(Long.MIN_VALUE)) {
      reached = new Reached(Places.text(after), sequence, Places.enqueuedAt(after));
    }
  }

  private void reach(SourceBatch batch, long last) {
    OptionalLong told = Places.firstSequence(batch);
    if (before.isEmpty() && told.orElse(last) > last) {
      return; // a first piece of a large message: its position is that of the message before
    }
    long first = Math.min(firstOf(told, last), last);
    messages = messages.plus(new Messages(Ranges.of(first, last), 0, 0));
    before = OptionalLong.of(Math.max(last, before.orElse(last)));
    skipped = 0;
  }

  /** The source reads in order and tells what it skips, so what lies between is settled too. */
  private long firstOf(OptionalLong told, long last) {
    if (before.isEmpty()) {
      return told.orElse(last);
    }
    long next = before.getAsLong() + 1;
    return told.isPresent() ? Math.max(told.getAsLong(), next) : next + skipped;
  }

  void seen(PartitionSight sight, Instant now) {
    sighting = new Sighting(sight, now);
    owned = true;
  }

  /**
   * Messages went before they could be read.
   *
   * @param told sequence number of the first of them, where the source tells
   * @return their range, in one sentence
   */
  String expired(OptionalLong told, long count) {
    OptionalLong first =
        told.isPresent() || before.isEmpty()
            ? told
            : OptionalLong.of(before.getAsLong() + skipped + 1);
    skipped += count;
    messages = messages.plus(new Messages(Ranges.NONE, count, 0));
    String range =
        first.isEmpty()
            ? "partition %s: %d messages".formatted(partition, count)
            : "partition %s: sequence numbers %d to %d (%d messages)"
                .formatted(partition, first.getAsLong(), first.getAsLong() + count - 1, count);
    return range + " expired at the source before they were read.";
  }

  /** Messages did not come. */
  void missing(long count) {
    skipped += count;
    messages = messages.plus(new Messages(Ranges.NONE, 0, count));
  }

  /** Another reads it now; what it reads is no gap of ours. */
  void released() {
    owned = false;
    skipped = 0;
    before = OptionalLong.empty();
  }

  String partition() {
    return partition;
  }

  Counts counts() {
    return counts;
  }

  String position() {
    return reached.position();
  }

  LedgerRow tally() {
    return new LedgerRow(counts, messages);
  }

  PartitionStatus at(Instant now) {
    boolean heard = sighting == null || sighting.at().plus(PartitionStatus.UNHEARD).isAfter(now);
    return new PartitionStatus(partition, reached, sighting, owned && heard, tally());
  }
}
