package io.defenderxdr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.delivery.cluster.ClusterAccess;
import io.defenderxdr.delivery.cluster.ClusterReader;
import io.defenderxdr.delivery.cluster.HttpCluster;
import io.defenderxdr.delivery.cluster.TargetGuard;
import io.defenderxdr.delivery.cluster.TemplateInstaller;
import io.defenderxdr.delivery.embedded.KeptStore;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.retry.TimeScale;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real store, killed with -9 in mid-delivery, in real time. */
class StoreKillTest {

  private static final Path HOME = Path.of(System.getProperty("defenderxdr.root"));
  private static final String INDEX = "logs-m365_defender.alert-kill";
  private static final int ALL = 20_000;

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void deliversEachDocumentOnceAlthoughTheStoreIsKilled() throws Exception {
    Pause wall = TimeScale.real(Clock.systemUTC()).pause();
    CountDownLatch away = new CountDownLatch(1);
    try (KeptStore store = KeptStore.start(HOME, folder, 0, wall);
        HttpCaller caller = new HttpCaller(HttpRoute.DIRECT)) {
      URI url = store.url();
      HttpCluster cluster = new HttpCluster(caller, ClusterAccess.open(List.of(url)));
      BulkDelivery delivery = delivery(cluster, away);
      List<EcsDocument> documents = Alerts.many(INDEX, ALL, Instant.EPOCH);
      delivery.deliver(Alerts.batch(documents.subList(0, 500)));
      CompletableFuture<Settlement> rest = new CompletableFuture<>();
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  rest.complete(delivery.deliver(Alerts.batch(documents.subList(500, ALL))));
                } catch (InterruptedException | RuntimeException e) {
                  rest.completeExceptionally(e);
                }
              });
      long killed = store.pid();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      assertThat(away.await(4, TimeUnit.MINUTES)).as("health turned Degraded").isTrue();
      Settlement settlement = rest.get(4, TimeUnit.MINUTES);
      assertThat(settlement.created() + settlement.alreadyThere()).isEqualTo(ALL - 500);
      assertThat(store.pid()).as("a new process").isNotEqualTo(killed);
      assertThat(store.url()).isEqualTo(url);
      Map<String, Integer> found = new HashMap<>();
      new ClusterReader(cluster).allIds(INDEX, (index, id) -> found.merge(id, 1, Integer::sum));
      assertThat(found).hasSize(ALL);
      assertThat(found.values()).allMatch(count -> count == 1);
    }
  }

  private static BulkDelivery delivery(HttpCluster cluster, CountDownLatch away) {
    TimeScale time = TimeScale.real(Clock.systemUTC());
    DeliveryOptions options = DeliveryOptions.STANDARD;
    TargetGuard guard =
        new TargetGuard(
            cluster,
            new TemplateInstaller(cluster, List.of(Alerts.TEMPLATE)),
            time.clock(),
            options.waits().guard());
    PipelineListener listener =
        new PipelineListener() {
          @Override
          public void degraded(StreamId stream, String reason, @Nullable Instant until) {
            away.countDown();
          }
        };
    return new BulkDelivery(
        new BulkDelivery.Store(cluster, guard, options),
        new BulkDelivery.Surroundings(
            entry -> {
              throw new AssertionError(entry);
            },
            listener,
            time.clock(),
            time.pause(),
            new Random(1)));
  }
}
