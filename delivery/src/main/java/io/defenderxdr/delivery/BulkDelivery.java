package io.defenderxdr.delivery;

import io.defenderxdr.delivery.cluster.Cluster;
import io.defenderxdr.delivery.cluster.TargetGuard;
import io.defenderxdr.event.Documents;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.Delivery;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.retry.Backoff;
import io.defenderxdr.retry.Pause;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Delivers documents by bulk requests and waits for as long as the store needs. Safe for many
 * threads.
 */
public final class BulkDelivery implements Delivery {

  private final Store store;
  private final Surroundings around;
  private final BulkWriter writer;
  private final Rollovers rollovers;
  private final BulkSender sender;
  private final Map<StreamId, Patience> patience = new ConcurrentHashMap<>();

  /**
   * The store that is written to.
   *
   * @param cluster the cluster
   * @param guard says whether an index may be written
   * @param options bounds and waits
   */
  public record Store(Cluster cluster, TargetGuard guard, DeliveryOptions options) {}

  /**
   * What delivery needs around it.
   *
   * @param quarantine keeps what the store refuses
   * @param listener is told when the store is away and when it is back
   * @param clock stamps {@code event.ingested}
   * @param pause waits in the clock's time
   * @param random spreads the waits of many collectors
   */
  public record Surroundings(
      Quarantine quarantine,
      PipelineListener listener,
      Clock clock,
      Pause pause,
      RandomGenerator random) {}

  public BulkDelivery(Store store, Surroundings around) {
    this.store = store;
    this.around = around;
    this.writer = new BulkWriter(store.options());
    this.rollovers = Rollovers.of(store, around.clock());
    this.sender = new BulkSender(store, rollovers, writer, around.clock());
  }

  @Override
  public Settlement deliver(Documents documents) throws InterruptedException {
    rollovers.lookAgainWhereDue();
    StreamId stream = documents.stream();
    BulkRun run =
        new BulkRun(
            patience.computeIfAbsent(stream, this::patience),
            sender,
            new Refusals(stream, around.quarantine(), around.clock()));
    Settlement settlement = new Settlement(0, 0, 0, documents.dropped());
    for (List<EcsDocument> chunk : writer.chunks(documents.list())) {
      settlement = settlement.plus(run.settle(chunk));
    }
    return settlement;
  }

  private Patience patience(StreamId stream) {
    DeliveryOptions.Waits waits = store.options().waits();
    return new Patience(
        stream,
        new Backoff(waits.first(), waits.longest(), around.random()),
        new Patience.Time(around.clock(), around.pause(), waits.giveUp()),
        around.listener());
  }
}
