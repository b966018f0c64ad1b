package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector that was killed takes its own leases back at once. */
class RestartIT {

  private static final int PARTITIONS = 32;

  /** Well below the rest of a lease's life, so that nothing but taking back our own can be it. */
  private static final Duration AGAIN = Duration.ofSeconds(58);

  @TempDir Path folder;

  @Test
  void readsAllPartitionsAgainSoonAfterAKill() throws Exception {
    try (Stage stage = new Stage(folder)) {
      HubStage hub =
          HubStage.open(
              stage,
              "--hub-port=0",
              "--partitions=" + PARTITIONS,
              "--records-per-message=2",
              "--hub-rate=32/s");
      // Long rounds: a lease then lives two minutes, and is never older than 50 s.
      String event =
          "eventhub: insights, processor_update_interval: 20s, connection_string: '%s'"
              .formatted(hub.tenant().text("eventHub"));
      Path config =
          hub.configure("collector", HubStage.newContainer(), "", HubStage.Part.events(event));
      RunningCollector first = hub.collector(config);
      awaitReading(stage, first, hub.nextMessages(), Duration.ofMinutes(5));
      ProcessHandle handle = ProcessHandle.of(first.process().pid()).orElseThrow();
      handle.destroyForcibly();
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !handle.isAlive());
      Map<String, Long> next = hub.nextMessages();
      long killed = System.nanoTime();
      RunningCollector second = hub.collector(config);
      awaitReading(stage, second, next, AGAIN.minus(Duration.ofNanos(System.nanoTime() - killed)));
      assertThat(second.process().isAlive()).isTrue();
    }
  }

  /** Waits until every partition is settled past what was on the hub. */
  private static void awaitReading(
      Stage stage, RunningCollector collector, Map<String, Long> next, Duration patience) {
    Awaitility.await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              Map<String, Long> reached = reached(collector.streams(stage.caller).get(0));
              assertThat(reached).hasSize(PARTITIONS);
              assertThat(reached)
                  .allSatisfy(
                      (partition, sequence) ->
                          assertThat(sequence)
                              .as("partition " + partition)
                              .isGreaterThanOrEqualTo(next.getOrDefault(partition, 0L)));
            });
  }

  private static Map<String, Long> reached(JsonNode stream) {
    Map<String, Long> reached = new TreeMap<>();
    for (JsonNode partition : stream.path("partitions")) {
      reached.put(partition.path("partition").asText(), partition.path("sequence").asLong(-1));
    }
    return reached;
  }
}
