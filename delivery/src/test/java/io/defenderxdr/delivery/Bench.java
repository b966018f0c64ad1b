package io.defenderxdr.delivery;

import io.defenderxdr.delivery.cluster.IndexTemplate;
import io.defenderxdr.delivery.cluster.TargetGuard;
import io.defenderxdr.delivery.cluster.TemplateInstaller;
import io.defenderxdr.event.Documents;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.QuarantineEntry;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.FakePause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A delivery over the shared store, in fake time, with everything it tells. */
final class Bench {

  final FakeClock clock;
  final FakePause pause;
  final FaultyCluster cluster = new FaultyCluster();
  final List<QuarantineEntry> quarantine = new ArrayList<>();
  final List<String> health = new ArrayList<>();
  final List<Instant> until = new ArrayList<>();
  private final DeliveryOptions options;
  private BulkDelivery delivery;

  Bench(Instant now) {
    this(now, DeliveryOptions.STANDARD);
  }

  Bench(Instant now, DeliveryOptions options) {
    this.clock = new FakeClock(now);
    this.pause = new FakePause(clock);
    this.options = options;
    start(Alerts.TEMPLATE);
  }

  /** A new process: nothing is known but what the store knows. */
  void start(IndexTemplate... templates) {
    TemplateInstaller installer = new TemplateInstaller(cluster, List.of(templates));
    TargetGuard guard = new TargetGuard(cluster, installer, clock, options.waits().guard());
    this.delivery =
        new BulkDelivery(
            new BulkDelivery.Store(cluster, guard, options),
            new BulkDelivery.Surroundings(
                quarantine::add, listener(), clock, pause, new Random(7)));
  }

  Settlement deliver(Documents documents) throws InterruptedException {
    return delivery.deliver(documents);
  }

  /** From where no interrupt can be declared. */
  void deliverUnchecked(Documents documents) {
    try {
      deliver(documents);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private PipelineListener listener() {
    return new PipelineListener() {
      @Override
      public void degraded(StreamId stream, String reason, Instant next) {
        health.add(reason);
        if (health.size() > 300) {
          throw new AssertionError("It waits for ever: " + reason);
        }
        until.add(next);
      }

      @Override
      public void recovered(StreamId stream) {
        health.add("recovered");
      }
    };
  }
}
