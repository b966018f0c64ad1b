package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scheduled job on a hub that never rests: it ends by itself. */
class RunOnceEventsIT {

  @TempDir Path folder;

  @Test
  void endsByItselfWithEverythingThatWasOnTheHubAtItsStart() throws Exception {
    try (Stage stage = new Stage(folder)) {
      HubStage hub = HubStage.open(stage, "--hub-port=0", "--backlog=2000", "--hub-rate=100/s");
      Path config =
          hub.configure("collector", HubStage.newContainer(), "", HubStage.Part.events(hub.amqp()));
      JsonNode first = runOnce(hub, config, "first.json");
      assertThat(first.path("documents").path("event").path("alreadyThere").asInt()).isZero();
      JsonNode second = runOnce(hub, config, "second.json");
      assertThat(second.path("documents").path("event").path("alreadyThere").asInt())
          .as("the first one saved its positions")
          .isZero();
    }
  }

  private JsonNode runOnce(HubStage hub, Path config, String name) throws Exception {
    Map<String, Long> next = hub.nextMessages();
    long before = found(hub).size();
    Path summary = folder.resolve(name);
    try (Program run =
        Program.events(
            "run", "--config", config.toString(), "--once", "--summary", summary.toString())) {
      assertThat(run.exitCode(Duration.ofMinutes(8))).as(run.output()).isZero();
    }
    Set<String> found = found(hub).keySet();
    Set<String> due =
        hub.tenant().offered(hub.stage().caller, "event").keys().entrySet().stream()
            .filter(offered -> wasThere(offered.getValue(), next))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(due).hasSizeGreaterThanOrEqualTo(2000);
    assertThat(found).containsAll(due);
    JsonNode json = new JsonMapper().readTree(summary.toFile());
    JsonNode documents = json.path("documents").path("event");
    assertThat(documents.path("created").asLong()).isEqualTo(found.size() - before);
    assertThat(documents.path("quarantined").asLong(-1)).isZero();
    assertThat(documents.path("dropped").asLong(-1)).isZero();
    assertThat(json.path("streams").path("default/event").path("position").asText()).isNotEmpty();
    assertThat(json.path("gaps").isArray()).isTrue();
    assertThat(json.path("gaps")).isEmpty();
    return json;
  }

  private static Map<String, Integer> found(HubStage hub) throws Exception {
    return new StoreIds(hub.stage().caller, hub.store()).read("logs-m365_defender.event-default");
  }

  /** Of a place such as {@code partition|sequence|place}. */
  private static boolean wasThere(String place, Map<String, Long> next) {
    String[] words = place.split("\\|", -1);
    return Long.parseLong(words[1]) < next.getOrDefault(words[0], 0L);
  }
}
