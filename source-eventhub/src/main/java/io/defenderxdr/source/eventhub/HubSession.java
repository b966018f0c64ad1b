package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore.Kept;
import io.defenderxdr.source.lease.LeaseEvents;
import io.defenderxdr.source.lease.LeaseKeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a source: the round over leases in the stream's own thread, a thread that writes
 * positions, one that watches, and the workers.
 */
final class HubSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HubSession.class);
  private static final String LEASES = "leases";
  private static final String CLOCK = "clock";
  private static final String HUB = "hub";
  private static final Duration TOLERATED_SKEW = Duration.ofSeconds(10);
  private static final Duration PARTITIONS_KNOWN_FOR = Duration.ofMinutes(10);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
  private static final int TRIES_OF_ONE = 3;
  private static final long STOP_MILLIS = 5000;

  private final StreamId stream;
  private final HubOptions options;
  private final HubTime time;
  private final HubSource.Parts parts;
  private final Desk desk;
  private final LeaseKeeper leases;
  private final Bell bell;
  private Fleet fleet;
  private List<String> partitions = List.of();
  private Instant partitionsAt = Instant.MIN;

  /** Where records come from, and where they go. */
  record Ends(Hub hub, BatchHandler handler) {}

  HubSession(StreamId stream, HubOptions options, HubSource.Parts parts, HubTime time, Ends ends) {
    this.stream = stream;
    this.options = options;
    this.time = time;
    this.parts = parts;
    this.bell = new Bell(time.clock());
    this.leases =
        new LeaseKeeper(
            new LeaseKeeper.Terms(
                options.where().path() + "/ownership/", parts.owner(), options.reading().expiry()),
            parts.store(),
            time.clock(),
            time.random(),
            new Leases());
    this.desk =
        new Desk(
            stream,
            options,
            ends.hub(),
            ends.handler(),
            parts.checkpoints(),
            new OurLease(),
            parts.envelopes(),
            new Troubles(stream, parts.listener()),
            parts.listener(),
            time);
    this.fleet = new Fleet(desk, Map.of());
  }

  private final class OurLease implements Desk.Lease {
    @Override
    public boolean isSure(String partition) {
      return leases.isSure(partition);
    }

    @Override
    public void awaitLook() throws InterruptedException {
      long next = leases.nextRound();
      bell.ring();
      leases.awaitRound(next);
    }
  }

  private final class Leases implements LeaseEvents {
    @Override
    public void gained(String partition, boolean before) {
      fleet.start(partition, before);
    }

    @Override
    public void lost(String partition) {
      LOG.info("{} partition {}: another collector has it now.", stream, partition);
      fleet.lose(partition);
    }

    @Override
    public void clocksDiffer(Duration ahead) {
      tellOfClocks(ahead);
    }
  }

  /** Reads until interrupted. */
  void run() throws InterruptedException {
    try (Chores chores = new Chores(desk, fleet, leases)) {
      chores.start();
      while (true) {
        round();
        if (Catching.isUp(fleet)) {
          parts.listener().caughtUp(stream);
        }
        bell.await(jittered(options.reading().round()));
      }
    }
  }

  /** Reads all partitions up to their last message of now. */
  void runOnce() throws InterruptedException, SourceRefusedException {
    Catching catching = new Catching(lastMessages());
    fleet = new Fleet(desk, catching.until());
    try (Chores chores = new Chores(desk, fleet, leases)) {
      chores.start();
      int failures = 0;
      Duration pause = options.reading().round().dividedBy(10);
      while (true) {
        Map<String, Kept> seen = round();
        String trouble = desk.troubles().text(LEASES) + desk.troubles().text(HUB);
        failures = trouble.isEmpty() ? 0 : failures + 1;
        if (failures == TRIES_OF_ONE) {
          throw new SourceRefusedException(stream, 0, trouble);
        }
        if (catching.isDone(fleet, seen, parts.owner())) {
          parts.listener().caughtUp(stream);
          return;
        }
        bell.await(pause);
      }
    }
  }

  private Map<String, Long> lastMessages() throws InterruptedException, SourceRefusedException {
    for (int attempt = 1; true; attempt++) {
      try {
        Map<String, Long> last = new HashMap<>();
        for (String partition : desk.hub().partitions()) {
          PartitionFacts facts = desk.hub().facts(partition);
          last.put(partition, facts.first() > facts.last() ? -1L : facts.last());
        }
        return last;
      } catch (HubAwayException e) {
        if (e.isRefused() || attempt == TRIES_OF_ONE) {
          throw new SourceRefusedException(stream, 0, e.sentence());
        }
        time.pause().forAtLeast(BETWEEN_TRIES);
      }
    }
  }

  /** One look at the hub and at the leases; what is wrong is told and tried again. */
  private Map<String, Kept> round() throws InterruptedException {
    try {
      knowPartitions();
      Map<String, Kept> seen = leases.round(partitions);
      desk.troubles().clear(LEASES);
      return seen;
    } catch (StateAwayException e) {
      desk.troubles().raise(LEASES, String.valueOf(e.getMessage()));
    } catch (HubAwayException e) {
      desk.troubles().raise(HUB, e.sentence());
    }
    return Map.of();
  }

  private void knowPartitions() throws HubAwayException, InterruptedException {
    Instant now = time.clock().instant();
    if (partitions.isEmpty() || !now.isBefore(partitionsAt.plus(PARTITIONS_KNOWN_FOR))) {
      try {
        partitions = desk.hub().partitions();
        partitionsAt = now;
        desk.troubles().clear(HUB);
      } catch (HubAwayException e) {
        if (partitions.isEmpty()) {
          throw e;
        }
        LOG.info("{}: {} Its partitions are taken as they were.", stream, e.sentence());
      }
    }
  }

  private Duration jittered(Duration round) {
    return Duration.ofMillis(
        (long) ((double) round.toMillis() * time.random().nextDouble(0.8, 1.1)));
  }

  private void tellOfClocks(Duration ahead) {
    if (ahead.abs().compareTo(TOLERATED_SKEW) > 0) {
      desk.troubles()
          .raise(
              CLOCK,
              "The clock of this machine is about %d s %s that of the place of positions and leases: set it by a time service; nothing is lost by it."
                  .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"));
    } else {
      desk.troubles().clear(CLOCK);
    }
  }

  /** Ends the workers, writes their positions and gives the leases back. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      fleet.stop(STOP_MILLIS);
      parts.checkpoints().writeAll();
      leases.releaseAll();
    } catch (StateAwayException e) {
      LOG.warn("{}: {} The leases end by themselves.", stream, e.getMessage());
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      fleet.forget();
      desk.hub().close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
