package io.defenderxdr.simulator.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.EventProcessorClient;
import com.azure.messaging.eventhubs.EventProcessorClientBuilder;
import com.azure.messaging.eventhubs.LoadBalancingStrategy;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.PartitionOwnership;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.fault.FaultBoard;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Microsoft's processor reads a fed hub, all partitions of it. */
class ProcessorTest {
  @Test
  void theProcessorReadsEveryMessageOfAllPartitions() throws Exception {
    Clock clock = Clock.systemUTC();
    HubFeed.Recipe recipe =
        new HubFeed.Recipe(
            "insights",
            Set.of(Hub.DEFAULT_GROUP),
            new Plan(4, 10, 1_000_000, 2_000),
            20,
            false,
            () -> Duration.ofDays(1));
    HubServer.Terms usual = HubServer.Terms.usual();
    HubServer.Terms terms = new HubServer.Terms(usual.gate(), new FaultBoard(), clock);
    Map<String, String> read = new ConcurrentHashMap<>();
    try (HubFeed feed = HubFeed.open(recipe, new World(7, 40), clock, null);
        HubServer server = HubServer.start(0, feed.hub(), terms)) {
      EventProcessorClient processor = processor(server, read);
      processor.start();
      await().atMost(Duration.ofMinutes(3)).until(() -> read.size() >= 204);
      feed.freeze();
      Set<String> there = new HashSet<>();
      feed.offered((id, place) -> there.add(place.partition() + "|" + place.sequence()));
      await().atMost(Duration.ofMinutes(3)).until(() -> read.keySet().equals(there));
      processor.stop(Duration.ofMinutes(1));
    }
    assertThat(read.values()).allSatisfy(body -> assertThat(body).startsWith("{\""));
  }

  private static EventProcessorClient processor(HubServer server, Map<String, String> read) {
    return new EventProcessorClientBuilder()
        .connectionString(server.connectionString())
        .consumerGroup("$Default")
        .checkpointStore(new Memory())
        .loadBalancingUpdateInterval(Duration.ofSeconds(1))
        .loadBalancingStrategy(LoadBalancingStrategy.GREEDY)
        .initialPartitionEventPosition(
            IntStream.range(0, 4)
                .boxed()
                .collect(Collectors.toMap(String::valueOf, any -> EventPosition.earliest())))
        .processEvent(
            event ->
                read.put(
                    event.getPartitionContext().getPartitionId()
                        + "|"
                        + event.getEventData().getSequenceNumber(),
                    event.getEventData().getBodyAsString()))
        .processError(error -> {})
        .buildEventProcessorClient();
  }

  /** Leases in memory. */
  private static final class Memory implements CheckpointStore {
    private final Map<String, PartitionOwnership> owners = new ConcurrentHashMap<>();

    @Override
    public Flux<PartitionOwnership> listOwnership(String host, String hub, String group) {
      return Flux.fromIterable(owners.values());
    }

    @Override
    public Flux<PartitionOwnership> claimOwnership(List<PartitionOwnership> wanted) {
      return Flux.fromIterable(wanted)
          .map(
              one ->
                  one.setETag(UUID.randomUUID().toString())
                      .setLastModifiedTime(Clock.systemUTC().millis()))
          .doOnNext(one -> owners.put(one.getPartitionId(), one));
    }

    @Override
    public Flux<Checkpoint> listCheckpoints(String host, String hub, String group) {
      return Flux.empty();
    }

    @Override
    public Mono<Void> updateCheckpoint(Checkpoint checkpoint) {
      return Mono.empty();
    }
  }
}
