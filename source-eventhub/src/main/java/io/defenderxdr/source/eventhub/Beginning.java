package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.HubPosition;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.retry.Backoff;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds where a partition that became ours is to be read from. One use each. */
final class Beginning {

  private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);

  private final Desk desk;
  private final String partition;
  private final boolean before;

  /**
   * Begins one partition.
   *
   * @param before whether somebody had read it before
   */
  Beginning(Desk desk, String partition, boolean before) {
    this.desk = desk;
    this.partition = partition;
    this.before = before;
  }

  /** Waits until store and hub answer; the stored position wins over the configured start. */
  StartAt find() throws InterruptedException {
    Backoff backoff =
        new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), desk.time().random());
    while (true) {
      try {
        StartAt start = look();
        desk.troubles().clear(Desk.place(partition));
        return start;
      } catch (StateAwayException e) {
        desk.troubles().raise(Desk.place(partition), String.valueOf(e.getMessage()));
      } catch (HubAwayException e) {
        desk.troubles().raise(Desk.place(partition), e.sentence());
      }
      desk.time().pause().forAtLeast(backoff.next());
    }
  }

  private StartAt look() throws StateAwayException, HubAwayException, InterruptedException {
    Optional<HubPosition> stored = desk.checkpoints().open(partition);
    PartitionFacts facts = desk.hub().facts(partition);
    if (stored.isPresent()) {
      return after(stored.get(), facts);
    }
    boolean earliest = desk.options().reading().start() == HubOptions.Start.EARLIEST;
    if (before && desk.checkpoints().anyStored()) {
      LOG.warn(
          "{} partition {}: it was read before, but its position is gone; it begins at the {}.",
          desk.stream(),
          partition,
          earliest ? "earliest message, nothing is doubled by that" : "latest message");
    }
    return earliest || facts.last() < 0 ? new StartAt.Earliest() : anchor(facts);
  }

  private StartAt after(HubPosition stored, PartitionFacts facts) {
    if (stored.sequence() < 0) {
      return new StartAt.Earliest();
    }
    if (stored.sequence() > facts.last()) {
      desk.checkpoints().beginAnew(partition);
      desk.listener()
          .gap(
              desk.stream(),
              "partition %s was made anew: the position was sequence %d, its newest message is %d; it is read from its begin"
                  .formatted(partition, stored.sequence(), facts.last()));
      return new StartAt.Earliest();
    }
    return new StartAt.After(stored.offset(), stored.sequence());
  }

  /**
   * The latest message of now is written down at once: after a crash before the first position the
   * latest message would be another, and those between were lost.
   */
  private StartAt anchor(PartitionFacts facts) throws StateAwayException, InterruptedException {
    desk.checkpoints()
        .advance(
            desk.stream(),
            new HubPosition(
                desk.options().where(),
                partition,
                facts.lastOffset(),
                facts.last(),
                facts.lastEnqueuedAt()));
    desk.checkpoints().write(partition);
    return new StartAt.After(facts.lastOffset(), facts.last());
  }
}
