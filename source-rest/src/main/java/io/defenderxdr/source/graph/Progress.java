package io.defenderxdr.source.graph;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.SteppedOver;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.source.rest.BoundaryIds;
import io.defenderxdr.source.rest.Element;
import io.defenderxdr.source.rest.ElementSink;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has read and settled: gathers elements into batches, hands them on, and moves the
 * position only when everything before it is settled. One thread.
 */
final class Progress implements ElementSink {

  private final Stream stream;
  private final AlertOptions options;
  private final BatchHandler handler;
  private final Clock clock;
  private final BoundaryIds seen;
  private final List<Element> pending = new ArrayList<>();
  private final Set<DocumentId> pendingIds = new HashSet<>();
  private long pendingBytes;
  private TimePosition position;

  /** Which stream, and who is told. */
  record Stream(StreamId id, PipelineListener listener) {}

  Progress(
      Stream stream,
      AlertOptions options,
      BatchHandler handler,
      Clock clock,
      TimePosition position) {
    this.stream = stream;
    this.options = options;
    this.handler = handler;
    this.clock = clock;
    this.position = position;
    this.seen = new BoundaryIds(options.bounds().seenIds(), position.seen());
  }

  TimePosition position() {
    return position;
  }

  @Override
  public void accept(Element element) throws InterruptedException {
    if (seen.contains(element.id()) || !pendingIds.add(element.id())) {
      return;
    }
    pending.add(element);
    pendingBytes += element.json().length();
    if (pending.size() >= options.bounds().batchCount()
        || pendingBytes >= options.bounds().batchBytes()) {
      settle(position);
    }
  }

  /** Settles what is pending; the position stays. */
  void settle() throws InterruptedException {
    if (!pending.isEmpty()) {
      settle(position);
    }
  }

  /**
   * Settles what is pending and moves the position to a moment before which nothing is unread;
   * never into the future, since an item dated there says nothing of those still to come.
   *
   * @param reached null leaves it where it is
   */
  void moveTo(@Nullable Ticks reached) throws InterruptedException {
    Ticks now = Ticks.of(clock.instant());
    Ticks moment = reached != null && now.isBefore(reached) ? now : reached;
    Ticks before = position.readUpTo();
    Ticks after = before == null || (moment != null && before.isBefore(moment)) ? moment : before;
    if (pending.isEmpty() && (after == null || after.equals(before))) {
      return;
    }
    rememberPending();
    if (after != null) {
      seen.forgetBefore(after.plus(options.reach().overlap().negated()));
    }
    settle(new TimePosition(after, seen.toSave(), position.sweptAt(), position.steppedOver()));
  }

  /**
   * Moves the position to the end of a stretch that was read whole, be it empty; never nearer to
   * now than the overlap, where only an item that was seen moves it.
   */
  void passed(Ticks end) throws InterruptedException {
    Ticks latest = Ticks.of(clock.instant()).plus(options.reach().overlap().negated());
    moveTo(end.isBefore(latest) ? end : latest);
  }

  /** Saves that a sweep is done. */
  void swept(Instant moment) throws InterruptedException {
    settle(new TimePosition(position.readUpTo(), position.seen(), moment, position.steppedOver()));
  }

  /** Saves which items were stepped over. */
  void stepOver(List<SteppedOver> items) throws InterruptedException {
    settle(new TimePosition(position.readUpTo(), position.seen(), position.sweptAt(), items));
  }

  private void settle(TimePosition after) throws InterruptedException {
    List<SourceRecord> records = new ArrayList<>(pending.size());
    for (Element element : pending) {
      Ticks time = element.time();
      records.add(
          new SourceRecord(
              element.json(), new Origin(element.label(), time == null ? null : time.toInstant())));
    }
    if (!records.isEmpty()) {
      stream.listener().fetched(stream.id(), records.size(), pendingBytes);
    }
    handler.process(new SourceBatch(stream.id(), records, after));
    rememberPending();
    pending.clear();
    pendingIds.clear();
    pendingBytes = 0;
    position = after;
  }

  /** Only what lies within the overlap is worth remembering. */
  private void rememberPending() {
    Ticks readUpTo = position.readUpTo();
    Ticks oldest = readUpTo == null ? null : readUpTo.plus(options.reach().overlap().negated());
    for (Element element : pending) {
      Ticks time = element.time();
      if (time != null && (oldest == null || !time.isBefore(oldest))) {
        seen.add(element.id(), time);
      }
    }
  }
}
