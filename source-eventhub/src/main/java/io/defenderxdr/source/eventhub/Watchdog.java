package io.defenderxdr.source.eventhub;

import io.defenderxdr.pipeline.PartitionSight;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each partition of ours every half minute: a stalled one is opened anew, one that falls
 * behind what the hub keeps is told about. Asks the hub at most ten times a second. One thread.
 */
final class Watchdog {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

  private final Desk desk;
  private final Fleet fleet;
  private final Map<String, StallWatch> stalls = new HashMap<>();
  private final Map<String, RetentionWatch> retention = new HashMap<>();

  Watchdog(Desk desk, Fleet fleet) {
    this.desk = desk;
    this.fleet = fleet;
  }

  /** Watches until interrupted. */
  void run() throws InterruptedException {
    while (true) {
      desk.time().pause().forAtLeast(EVERY);
      round();
    }
  }

  /** Looks at each partition once. */
  void round() throws InterruptedException {
    stalls.keySet().retainAll(fleet.partitions());
    retention.keySet().retainAll(fleet.partitions());
    for (String partition : fleet.partitions()) {
      PartitionWorker worker = fleet.worker(partition);
      if (worker != null) {
        look(partition, worker);
        desk.time().pause().forAtLeast(BETWEEN_QUESTIONS);
      }
    }
  }

  private void look(String partition, PartitionWorker worker) throws InterruptedException {
    PartitionFacts facts;
    try {
      facts = desk.hub().facts(partition);
    } catch (HubAwayException e) {
      LOG.info("{} partition {}: {}", desk.stream(), partition, e.sentence());
      return;
    }
    if (!worker.equals(fleet.worker(partition))) {
      return; // lost while the hub was asked
    }
    WorkerProgress progress = worker.progress();
    desk.listener()
        .seen(
            desk.stream(),
            new PartitionSight(
                partition,
                facts.first(),
                facts.last(),
                facts.lastEnqueuedAt(),
                progress.settled()));
    watchStall(partition, worker, facts, progress);
    watchRetention(partition, facts, progress);
  }

  private void watchStall(
      String partition, PartitionWorker worker, PartitionFacts facts, WorkerProgress progress) {
    StallWatch.Action action =
        stalls.computeIfAbsent(partition, name -> new StallWatch()).look(facts.last(), progress);
    String place = Desk.place(partition) + " stalled";
    switch (action) {
      case NONE -> {
        if (progress.received() >= facts.last()) {
          desk.troubles().clear(place);
        }
      }
      case REOPEN -> reopen(partition, worker, false);
      case RECONNECT -> reopen(partition, worker, true);
      case ALARM -> {
        reopen(partition, worker, true);
        desk.troubles()
            .raise(
                place,
                "Partition %s stands still after sequence %d although the hub has %d: opening it anew did not help, so restart the collector and look at the hub's health in Azure."
                    .formatted(partition, progress.received(), facts.last()));
      }
    }
  }

  private void reopen(String partition, PartitionWorker worker, boolean fresh) {
    LOG.warn(
        "{} partition {}: the hub has more and sends nothing; its link is opened anew{}.",
        desk.stream(),
        partition,
        fresh ? " on a new connection" : "");
    worker.reopen(fresh);
  }

  private void watchRetention(String partition, PartitionFacts facts, WorkerProgress progress) {
    String warning =
        retention
            .computeIfAbsent(
                partition, name -> new RetentionWatch(desk.options().reading().retention()))
            .look(partition, facts, progress, desk.time().clock().instant());
    String place = Desk.place(partition) + " behind";
    if (warning == null) {
      desk.troubles().clear(place);
    } else {
      desk.troubles().raise(place, warning);
    }
  }
}
