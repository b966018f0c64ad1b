package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one partition for as long as it is ours: receives, hands a batch on, waits until it is
 * settled. A link that breaks is opened again from the last settled message. Runs in a thread of
 * its own and ends by its interrupt.
 */
final class PartitionWorker {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionWorker.class);
  private static final long TICK_MILLIS = 1000;

  private final String partition;
  private final Desk desk;
  private final long until;
  private final Room room;
  private final Pace pace;
  private final BatchMaker maker;
  private final Reopening reopening;
  private final Jumps jumps;
  private SequenceWatch watch = new SequenceWatch();
  private StartAt begin = new StartAt.Earliest();
  private volatile @Nullable HubPosition settled;
  private volatile @Nullable Intake intake;
  private volatile boolean finished;
  private volatile boolean asked;
  private volatile boolean fresh;

  /**
   * Reads one partition.
   *
   * @param until sequence number of the last message to read; the greatest number for all
   */
  PartitionWorker(String partition, Desk desk, long until) {
    this.partition = partition;
    this.desk = desk;
    this.until = until;
    this.room = Room.of(desk.options().reading().limits().held());
    this.pace = new Pace(desk.time().clock(), room);
    this.maker = new BatchMaker(desk.frame(partition));
    this.reopening = new Reopening(desk, partition);
    this.jumps = new Jumps(desk, partition);
  }

  /**
   * Reads from the stored position until interrupted, or to the last message asked for.
   *
   * @param before whether somebody had read the partition before
   */
  void read(boolean before) throws InterruptedException {
    begin = new Beginning(desk, partition, before).find();
    finished = until < 0 || (begin instanceof StartAt.After after && after.sequence() >= until);
    while (!finished) {
      reopening.awaitSure();
      LinkFault fault = oneLink();
      if (finished || fault == null) {
        continue;
      }
      LOG.info("{} partition {}: its link is over: {}", desk.stream(), partition, fault.text());
      if (fault instanceof LinkFault.Flooded) {
        pace.flooded();
      } else if (reopening.after(fault)) {
        stepOver(fault);
      }
    }
  }

  private @Nullable LinkFault oneLink() throws InterruptedException {
    maker.forget();
    watch = jumps.watchAfter(next());
    Pace.Terms terms = pace.next();
    Intake in = new Intake(terms, room);
    Hub.Mode mode = fresh || reopening.wantsFresh() ? Hub.Mode.OWNING_ANEW : Hub.Mode.OWNING;
    asked = false;
    fresh = false;
    Hub.Link link =
        desk.hub().open(new Hub.LinkRequest(partition, next(), terms.prefetch(), mode), in);
    intake = in;
    try {
      in.connect(link);
      reopening.opened();
      return feed(in);
    } finally {
      intake = null;
      link.close();
    }
  }

  private StartAt next() {
    HubPosition position = settled;
    return position == null ? begin : new StartAt.After(position.offset(), position.sequence());
  }

  /** Hands on what comes; the fault that ended it, or null to open anew at once. */
  private @Nullable LinkFault feed(Intake in) throws InterruptedException {
    while (!finished && !asked) {
      boolean waited = in.isEmpty();
      boolean some = in.await(TICK_MILLIS);
      LinkFault fault = in.fault();
      if (fault instanceof LinkFault.Stolen || (fault != null && !some)) {
        return fault;
      }
      if (!some) {
        reopening.quiet();
        continue;
      }
      collect(in);
      while (!maker.isEmpty()) {
        handOn();
        asked |= pace.wantsAnother(waited);
        waited = false;
        if (!maker.hasRest()) {
          in.settled();
        }
        collect(in);
      }
      in.settled();
    }
    return null;
  }

  /** Puts messages into the batch, up to its bounds or to one that is not the next. */
  private void collect(Intake in) throws InterruptedException {
    while (!maker.isFull() && !asked && !finished) {
      HubEvent event = in.first();
      if (event == null) {
        return;
      }
      if (event.sequence() > until) {
        finished = maker.isEmpty();
        return;
      }
      switch (watch.look(event.sequence())) {
        case SequenceWatch.Step.InOrder ordered -> take(in, event);
        case SequenceWatch.Step.Repeat repeat -> in.next();
        case SequenceWatch.Step.Jump jump -> {
          if (!maker.isEmpty()) {
            return;
          }
          asked = !jumps.isSettled(jump);
          if (!asked) {
            take(in, event);
          }
        }
      }
    }
  }

  private void take(Intake in, HubEvent event) {
    in.next();
    watch.take(event.sequence());
    pace.saw(event.size());
    maker.add(event);
    reopening.received();
  }

  private void handOn() throws InterruptedException {
    SourceBatch batch = maker.take();
    if (!batch.records().isEmpty()) {
      long bytes = 0;
      for (SourceRecord record : batch.records()) {
        bytes += record.json().length();
      }
      desk.listener().fetched(desk.stream(), partition, batch.records().size(), bytes);
    }
    desk.handler().process(batch);
    desk.checkpoints().count(partition, batch.records().size());
    HubPosition after = (HubPosition) batch.positionAfter();
    settled = after;
    finished |= after.sequence() >= until;
  }

  /** A message that nothing can read becomes a record with the reason. */
  private void stepOver(LinkFault fault) throws InterruptedException {
    HubEvent event = jumps.unreadable(next(), fault.text());
    if (event != null) {
      maker.forget();
      maker.add(event);
      handOn();
    }
  }

  /**
   * Asks for a new link.
   *
   * @param freshConnection on a new connection
   */
  void reopen(boolean freshConnection) {
    fresh |= freshConnection;
    asked = true;
    Intake in = intake;
    if (in != null) {
      in.wake();
    }
  }

  /** Whether the link is open and brought all it had. */
  boolean isIdle() {
    Intake in = intake;
    return finished || (in != null && in.isEmpty() && in.isOpen());
  }

  /** Whether all that was asked for is settled. */
  boolean isFinished() {
    return finished;
  }

  /** What can be seen from outside. */
  WorkerProgress progress() {
    HubPosition position = settled;
    Intake in = intake;
    long at = begin instanceof StartAt.After after ? after.sequence() : -1;
    Instant enqueuedAt = position == null ? null : position.enqueuedAt();
    long done = position == null ? at : position.sequence();
    long received = in == null ? done : Math.max(done, in.arrived());
    return new WorkerProgress(received, done, enqueuedAt, in == null || in.isOpen());
  }
}
