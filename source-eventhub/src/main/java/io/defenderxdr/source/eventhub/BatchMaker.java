package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubMessage;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.source.envelope.Envelope;
import io.defenderxdr.source.envelope.EnvelopeReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches out of messages. A message whose records do not fit into one batch goes on in the
 * next; until its last record the position is that of the message before. Not safe for many
 * threads.
 */
final class BatchMaker {

  /** What batches are made of and for. */
  record Frame(
      StreamId stream,
      HubGroup group,
      String partition,
      EnvelopeReader envelopes,
      BatchLimits limits) {}

  private final Frame frame;
  private List<SourceRecord> records = new ArrayList<>();
  private long bytes;
  private @Nullable HubPosition whole;
  private boolean moved;
  private @Nullable HubEvent open;
  private List<ByteSlice> slices = List.of();
  private String reason = "";
  private int nextSlice;

  BatchMaker(Frame frame) {
    this.frame = frame;
  }

  /** Whether the batch takes no more. */
  boolean isFull() {
    return open != null
        || records.size() >= frame.limits().records()
        || bytes >= frame.limits().bytes();
  }

  /** Whether a message is in the middle. */
  boolean hasRest() {
    return open != null;
  }

  /** Whether there is nothing to hand on, not even a position. */
  boolean isEmpty() {
    return records.isEmpty() && !moved;
  }

  /** Adds a message; only while the batch is not full. */
  void add(HubEvent event) {
    Envelope envelope = frame.envelopes().read(event.body());
    open = event;
    slices = envelope.records();
    reason = reasonOf(event, envelope);
    nextSlice = 0;
    fill();
  }

  private static String reasonOf(HubEvent event, Envelope envelope) {
    String why = event.flaw() != null ? event.flaw() : envelope.reason();
    return why == null ? "" : " (" + why + ")";
  }

  private void fill() {
    HubEvent event = open;
    if (event == null) {
      return;
    }
    HubMessage message = message(event);
    String place =
        "partition " + message.partition() + ", sequence " + message.sequence() + ", record ";
    String rest = " of " + slices.size() + reason;
    while (nextSlice < slices.size() && fits(slices.get(nextSlice))) {
      ByteSlice slice = slices.get(nextSlice++);
      Origin origin = new Origin(place + nextSlice + rest, message.enqueuedAt(), message);
      records.add(new SourceRecord(slice, origin));
      bytes += slice.length();
    }
    if (nextSlice == slices.size()) {
      whole = position(event);
      moved = true;
      open = null;
    }
  }

  private boolean fits(ByteSlice slice) {
    return records.isEmpty()
        || (records.size() < frame.limits().records()
            && bytes + slice.length() <= frame.limits().bytes());
  }

  private HubMessage message(HubEvent event) {
    return new HubMessage(
        frame.group().hub(),
        frame.group().group(),
        event.offset(),
        event.sequence(),
        event.enqueuedAt(),
        frame.partition(),
        event.partitionKey());
  }

  private HubPosition position(HubEvent event) {
    return new HubPosition(
        frame.group(), frame.partition(), event.offset(), event.sequence(), event.enqueuedAt());
  }

  /** The batch; what did not fit begins the next one. */
  SourceBatch take() {
    HubPosition after = whole != null ? whole : before();
    SourceBatch batch = new SourceBatch(frame.stream(), records, after);
    records = new ArrayList<>();
    bytes = 0;
    moved = false;
    fill();
    return batch;
  }

  /** The position in the middle of the first message ever: the message before it. */
  private HubPosition before() {
    HubEvent event = java.util.Objects.requireNonNull(open, "there is nothing to hand on");
    return new HubPosition(
        frame.group(), frame.partition(), "", event.sequence() - 1, event.enqueuedAt());
  }

  /** Forgets what was not handed on. */
  void forget() {
    records = new ArrayList<>();
    bytes = 0;
    open = null;
    whole = null;
    moved = false;
  }
}
