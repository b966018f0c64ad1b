package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.Position;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.Checkpoints;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.pipeline.StateStore.Kept;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Positions of the partitions of one group (specification: event hub, section 5). {@link #advance}
 * only remembers, so that no store can hold back reading; {@link #writeDue} writes by policy. A
 * position never moves backwards: not here, and not in the store, where each write compares first,
 * so that a former owner that wakes late changes nothing. Safe for many threads.
 */
public final class HubCheckpoints implements Checkpoints {

  private static final int TRIES = 4;

  private final HubGroup group;
  private final StateStore store;
  private final CheckpointPolicy policy;
  private final Clock clock;
  private final Bell bell;
  private final Map<String, Point> points = new ConcurrentHashMap<>();

  /**
   * Keeps positions.
   *
   * @param store each call ends within a time of its own
   */
  HubCheckpoints(HubGroup group, StateStore store, CheckpointPolicy policy, Clock clock) {
    this.group = group;
    this.store = store;
    this.policy = policy;
    this.clock = clock;
    this.bell = new Bell(clock);
  }

  /** Always null: this stream has a position for each partition, see {@link #open}. */
  @Override
  public @Nullable Position read(StreamId stream) {
    return null;
  }

  @Override
  public void advance(StreamId stream, Position position) {
    if (position instanceof HubPosition hub) {
      Point point = points.get(hub.partition());
      // A partition that is no longer ours does not move.
      if (point != null) {
        point.settled(hub);
      }
    }
  }

  /** Settled records of a partition; many of them make a write due. */
  void count(String partition, int records) {
    Point point = points.get(partition);
    if (point != null && point.isDueAfter(records, policy.records())) {
      bell.ring();
    }
  }

  /** Takes up a partition that is ours now; its stored position, if there is one. */
  Optional<HubPosition> open(String partition) throws StateAwayException, InterruptedException {
    Optional<Kept> kept = store.read(CheckpointEntry.name(group, partition));
    Optional<HubPosition> stored =
        kept.flatMap(found -> CheckpointEntry.read(group, partition, found.entry()));
    points.put(
        partition,
        new Point(stored.orElse(null), kept.map(Kept::version).orElse(null), clock.instant()));
    return stored;
  }

  /** Whether any partition of the group has a stored position. */
  boolean anyStored() throws StateAwayException, InterruptedException {
    return !store.list(CheckpointEntry.prefix(group)).isEmpty();
  }

  /** The hub was made anew: lower numbers are right from now on. */
  void beginAnew(String partition) {
    Point point = points.get(partition);
    if (point != null) {
      point.beginAnew();
    }
  }

  /** A partition is no longer ours: what settles from now on does not move it. */
  void close(String partition) {
    points.remove(partition);
  }

  /** Waits until the next look is due. */
  void awaitLook() throws InterruptedException {
    bell.await(policy.every().dividedBy(10));
  }

  /**
   * Writes what is due.
   *
   * @param mayWrite whether the partition is ours for sure
   * @throws StateAwayException if the store refuses; the others' turn comes with the next call
   */
  void writeDue(Predicate<String> mayWrite) throws StateAwayException, InterruptedException {
    for (Map.Entry<String, Point> entry : points.entrySet()) {
      HubPosition due = entry.getValue().due(policy, clock.instant());
      if (due != null && mayWrite.test(entry.getKey())) {
        write(entry.getValue(), due);
      }
    }
  }

  /** Writes what is settled in one partition, due or not. */
  void write(String partition) throws StateAwayException, InterruptedException {
    Point point = points.get(partition);
    HubPosition position = point == null ? null : point.unwritten();
    if (point != null && position != null) {
      write(point, position);
    }
  }

  /** Writes all that is settled. */
  void writeAll() throws StateAwayException, InterruptedException {
    for (String partition : points.keySet()) {
      write(partition);
    }
  }

  private void write(Point point, HubPosition position)
      throws StateAwayException, InterruptedException {
    try {
      compareAndWrite(point, position);
    } catch (StateAwayException e) {
      point.failed(clock.instant());
      throw e;
    }
  }

  private void compareAndWrite(Point point, HubPosition position)
      throws StateAwayException, InterruptedException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      String version = point.version();
      Expected expected = version == null ? new Expected.Nothing() : new Expected.Version(version);
      Optional<Kept> now = store.write(CheckpointEntry.of(position), expected);
      if (now.isPresent()) {
        point.written(position.sequence(), now.get().version(), clock.instant());
        return;
      }
      if (isFurther(point, position)) {
        return;
      }
    }
    throw new StateAwayException(
        "The position of partition %s changes each time it is written: see that no other program uses consumer group %s of hub %s."
            .formatted(position.partition(), group.group(), group.hub()),
        new IllegalStateException("no write in " + TRIES + " tries"));
  }

  /** Somebody else wrote: whoever is further stays. */
  private boolean isFurther(Point point, HubPosition position)
      throws StateAwayException, InterruptedException {
    Optional<Kept> there = store.read(CheckpointEntry.name(group, position.partition()));
    if (there.isEmpty()) {
      point.gone();
      return false;
    }
    long sequence =
        CheckpointEntry.read(group, position.partition(), there.get().entry())
            .map(HubPosition::sequence)
            .orElse(Long.MIN_VALUE);
    if (sequence >= position.sequence()) {
      point.written(sequence, there.get().version(), clock.instant());
      return true;
    }
    point.found(there.get().version());
    return false;
  }
}
