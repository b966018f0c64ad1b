package io.defenderxdr.source.eventhub;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of numbers that are missing in a partition: they are read once more, and then the
 * ledger is told whether the hub let them expire or nobody knows. Belongs to the worker's thread.
 */
final class Jumps {

  private static final Logger LOG = LoggerFactory.getLogger(Jumps.class);

  private final Desk desk;
  private final String partition;
  private long readAgainFrom = Long.MIN_VALUE;

  Jumps(Desk desk, String partition) {
    this.desk = desk;
    this.partition = partition;
  }

  /** The watch for what comes after this place. */
  SequenceWatch watchAfter(StartAt start) {
    SequenceWatch watch = new SequenceWatch();
    if (start instanceof StartAt.After after) {
      watch.begin(after.sequence());
    }
    return watch;
  }

  /** Whether the jump is accounted for; if not, the partition is to be read again before it. */
  boolean isSettled(SequenceWatch.Step.Jump jump) throws InterruptedException {
    if (readAgainFrom != jump.from()) {
      LOG.warn(
          "{} partition {}: sequences {} to {} are missing; they are read once more.",
          desk.stream(),
          partition,
          jump.from(),
          jump.to());
      readAgainFrom = jump.from();
      return false;
    }
    account(jump);
    return true;
  }

  private void account(SequenceWatch.Step.Jump jump) throws InterruptedException {
    long unexplainedFrom = Math.max(jump.from(), firstKept(jump));
    long expired = Math.min(unexplainedFrom, jump.to() + 1) - jump.from();
    if (expired > 0) {
      LOG.warn(
          "{} partition {}: {} messages from sequence {} expired at the hub before they were read.",
          desk.stream(),
          partition,
          expired,
          jump.from());
      desk.listener().expired(desk.stream(), partition, jump.from(), expired);
    }
    if (unexplainedFrom <= jump.to()) {
      desk.listener()
          .gap(
              desk.stream(),
              partition,
              jump.to() - unexplainedFrom + 1,
              "partition %s: sequences %d to %d did not come, in two readings"
                  .formatted(partition, unexplainedFrom, jump.to()));
    }
  }

  private long firstKept(SequenceWatch.Step.Jump jump) throws InterruptedException {
    try {
      return desk.hub().facts(partition).first();
    } catch (HubAwayException e) {
      return jump.from();
    }
  }

  /** A stand-in for the next message, which cannot be read; null if it is not known which. */
  @Nullable HubEvent unreadable(StartAt next, String why) throws InterruptedException {
    try {
      PartitionFacts facts = desk.hub().facts(partition);
      long sequence =
          next instanceof StartAt.After after
              ? Math.max(after.sequence() + 1, facts.first())
              : facts.first();
      if (sequence > facts.last()) {
        return null;
      }
      String flaw = "it cannot be decoded: " + why;
      byte[] body =
          "partition %s, sequence %d: %s"
              .formatted(partition, sequence, flaw)
              .getBytes(StandardCharsets.UTF_8);
      return new HubEvent(body, "", sequence, facts.lastEnqueuedAt(), null, flaw);
    } catch (HubAwayException e) {
      return null;
    }
  }
}
