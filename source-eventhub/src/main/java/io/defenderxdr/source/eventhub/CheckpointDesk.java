package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.pipeline.StateStore.Kept;
import io.defenderxdr.source.lease.LeaseKeeper;
import io.defenderxdr.source.lease.TimedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people do with positions: look at them, take them over from another collector, set them. For
 * one thread; opens a connection when first used.
 */
public final class CheckpointDesk implements AutoCloseable {

  private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

  private final StreamId stream;
  private final HubOptions options;
  private final HubGroup group;
  private final TimedStore store;
  private final Hub hub;

  CheckpointDesk(StreamId stream, HubOptions options, StateStore store, Hub hub) {
    this.stream = stream;
    this.options = options;
    this.group = options.where();
    this.store = new TimedStore(store, LONGEST_CALL);
    this.hub = hub;
  }

  /** A desk for the positions of one stream. */
  public static CheckpointDesk open(StreamId stream, HubOptions options, StateStore store) {
    return new CheckpointDesk(stream, options, store, new SdkHub(options));
  }

  /** All partitions, in the hub's order. */
  public List<PositionRow> show()
      throws SourceRefusedException, StateAwayException, InterruptedException {
    Instant now = store.now();
    List<PositionRow> rows = new ArrayList<>();
    for (String partition : partitions()) {
      Optional<Kept> kept = store.read(CheckpointEntry.name(group, partition));
      PartitionFacts facts = facts(partition);
      HubPosition position = position(partition, kept);
      long read = position == null ? -1 : position.sequence();
      rows.add(
          new PositionRow(
              partition,
              liveOwner(partition, now),
              position,
              kept.map(Kept::writtenAt).orElse(null),
              facts.last(),
              Math.max(0, facts.last() - Math.max(read, facts.first() - 1))));
    }
    return rows;
  }

  /**
   * Sets the positions of all partitions.
   *
   * @return the partitions as they are then
   * @throws SourceRefusedException if a collector reads the group, or the hub cannot be asked
   */
  public List<PositionRow> reset(ResetTo to)
      throws SourceRefusedException, StateAwayException, InterruptedException {
    refuseWhileRead();
    for (String partition : partitions()) {
      write(position(partition, to));
    }
    return show();
  }

  /**
   * Takes positions over from a container that Elastic's input wrote.
   *
   * @param container that container
   * @param dryRun whether only to say what would be done, with the first record of each partition
   */
  public List<ImportRow> importFrom(StateStore container, boolean dryRun)
      throws SourceRefusedException, StateAwayException, InterruptedException {
    if (!dryRun) {
      refuseWhileRead();
    }
    Map<String, CheckpointImport.Found> found =
        new CheckpointImport(group, new TimedStore(container, LONGEST_CALL)).find();
    List<ImportRow> rows = new ArrayList<>();
    for (String partition : partitions()) {
      rows.add(importOne(partition, found.get(partition), dryRun));
    }
    return rows;
  }

  private ImportRow importOne(
      String partition, CheckpointImport.@Nullable Found found, boolean dryRun)
      throws StateAwayException, SourceRefusedException, InterruptedException {
    HubPosition own = position(partition, store.read(CheckpointEntry.name(group, partition)));
    HubPosition next = own != null ? own : found == null ? null : found.position();
    String first = dryRun ? new Peek(hub).firstRecord(partition, start(next)) : null;
    String source = found == null ? null : found.name();
    HubPosition there = found == null ? null : found.position();
    if (own != null) {
      return new ImportRow(
          partition, source, there, "has a position already, which stays", false, first);
    }
    if (found == null) {
      return new ImportRow(
          partition, null, null, "has no position there, begins as configured", false, first);
    }
    if (!dryRun) {
      write(found.position());
    }
    return new ImportRow(partition, source, there, "is taken over", true, first);
  }

  private StartAt start(@Nullable HubPosition position) {
    return position == null || position.sequence() < 0
        ? new StartAt.Earliest()
        : new StartAt.After(position.offset(), position.sequence());
  }

  private HubPosition position(String partition, ResetTo to)
      throws SourceRefusedException, InterruptedException {
    PartitionFacts facts = facts(partition);
    return switch (to) {
      case ResetTo.Earliest earliest -> new HubPosition(group, partition, "-1", -1, Instant.EPOCH);
      case ResetTo.Latest latest -> latest(partition, facts);
      case ResetTo.At(Instant time) ->
          switch (new Peek(hub).at(partition, new StartAt.From(time))) {
            case Peek.Look.Message(HubEvent event) ->
                new HubPosition(group, partition, "", event.sequence() - 1, event.enqueuedAt());
            case Peek.Look.None none -> latest(partition, facts);
            case Peek.Look.Refused(String why) ->
                throw new SourceRefusedException(
                    stream,
                    0,
                    "Partition %s cannot be looked at (%s): try again.".formatted(partition, why));
          };
    };
  }

  private HubPosition latest(String partition, PartitionFacts facts) {
    return new HubPosition(
        group, partition, facts.lastOffset(), facts.last(), facts.lastEnqueuedAt());
  }

  private void write(HubPosition position)
      throws StateAwayException, SourceRefusedException, InterruptedException {
    Optional<Kept> there = store.read(CheckpointEntry.name(group, position.partition()));
    Expected expected =
        there.isPresent() ? new Expected.Version(there.get().version()) : new Expected.Nothing();
    if (store.write(CheckpointEntry.of(position), expected).isEmpty()) {
      throw new SourceRefusedException(
          stream,
          0,
          "The position of partition %s changed meanwhile: stop all collectors of this group and try again."
              .formatted(position.partition()));
    }
  }

  private void refuseWhileRead()
      throws SourceRefusedException, StateAwayException, InterruptedException {
    Instant now = store.now();
    for (String partition : partitions()) {
      String owner = liveOwner(partition, now);
      if (owner != null) {
        throw new SourceRefusedException(
            stream,
            0,
            "Partition %s is read by collector %s: stop all collectors of this group first; a lease ends by itself %d s after its collector died."
                .formatted(partition, owner, options.reading().expiry().toSeconds()));
      }
    }
  }

  private @Nullable String liveOwner(String partition, Instant now)
      throws StateAwayException, InterruptedException {
    Optional<Kept> lease = store.read(group.path() + "/ownership/" + partition);
    if (lease.isEmpty() || !lease.get().writtenAt().plus(options.reading().expiry()).isAfter(now)) {
      return null;
    }
    String owner = LeaseKeeper.ownerOf(lease.get());
    return owner.isEmpty() ? null : owner;
  }

  private @Nullable HubPosition position(String partition, Optional<Kept> kept) {
    return kept.flatMap(there -> CheckpointEntry.read(group, partition, there.entry()))
        .orElse(null);
  }

  private List<String> partitions() throws SourceRefusedException, InterruptedException {
    try {
      return hub.partitions();
    } catch (HubAwayException e) {
      throw new SourceRefusedException(stream, 0, e.sentence());
    }
  }

  private PartitionFacts facts(String partition)
      throws SourceRefusedException, InterruptedException {
    try {
      return hub.facts(partition);
    } catch (HubAwayException e) {
      throw new SourceRefusedException(stream, 0, e.sentence());
    }
  }

  @Override
  public void close() {
    hub.close();
    store.close();
  }
}
