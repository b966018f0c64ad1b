package io.defenderxdr.simulator.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.simulator.BareClient;
import io.defenderxdr.simulator.Stand;
import io.defenderxdr.simulator.fault.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The hub of a whole simulator: its first line, its admin side, and what it tells of alerts. */
class TenantsHubTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void whatIsOfferedIsWhatCanBeRead() throws IOException {
    try (Stand stand = Stand.withHub(1_000, 20, Map.of())) {
      stand.clock().move(Duration.ofSeconds(60));
      stand.client().admin("POST", "/freeze");
      stand.clock().move(Duration.ofSeconds(60));
      List<String> offered = stand.client().admin("GET", "/offered?stream=event").lines().toList();

      assertThat(offered).hasSizeBetween(2_150, 2_220);
      assertThat(read(stand)).containsExactlyInAnyOrderElementsOf(offered);
      assertThat(stand.client().admin("GET", "/superseded?stream=event")).isEmpty();
      assertThat(stand.client().admin("GET", "/hub").lines())
          .hasSize(4)
          .first()
          .asString()
          .matches("0\t0\t\\d+");
    }
  }

  @Test
  void alertsOnTheHubAreThoseOfGraph() throws IOException {
    try (Stand stand = Stand.withHub(20_000, 0, Map.of())) {
      Set<String> alerts = new HashSet<>();
      stand.client().signIn().everything(1_000).forEach(a -> alerts.add(a.get("id").asText()));
      Set<String> told = new HashSet<>();
      for (int partition = 0; partition < 4; partition++) {
        for (EventData event : events(stand, partition)) {
          for (JsonNode record : records(event)) {
            if (record.path("category").asText().equals("AdvancedHunting-AlertInfo")) {
              told.add(record.path("properties").path("AlertId").asText());
            }
          }
        }
      }

      assertThat(told).hasSizeGreaterThan(5);
      told.retainAll(alerts);
      assertThat(told).hasSizeGreaterThan(3);
    }
  }

  @Test
  void faultsOfTheHubAreSwitchedLikeAllOthers() throws IOException {
    try (Stand stand = Stand.withHub(400, 0, Map.of(Fault.DETACH, "all"))) {
      String hub = stand.client().fact("eventHub");
      try (SdkReader struck = new SdkReader(hub, 0, EventPosition.earliest())) {
        await().atMost(PATIENCE).until(() -> struck.failure() != null);
      }
      try (SdkReader whole = new SdkReader(hub, 0, EventPosition.earliest())) {
        await().atMost(PATIENCE).until(() -> whole.events().size() == 5);
        assertThat(stand.client().admin("GET", "/faults")).isEmpty();
        stand.client().admin("POST", "/fault/detach?value=0");
        await().atMost(PATIENCE).until(() -> whole.failure() != null);
      }
      assertThat(stand.client().admin("POST", "/fault/idle?value=some"))
          .startsWith("'some' is no value for the fault 'idle'");
      stand.client().admin("POST", "/fault/retention?value=1s");
      stand.clock().move(Duration.ofSeconds(5));
      assertThat(stand.client().admin("GET", "/hub").lines()).first().isEqualTo("0\t5\t5");
      assertThat(stand.client().admin("GET", "/offered?stream=event").lines()).hasSize(400);
    }
  }

  @Test
  void withoutAHubTheAdminSideSaysSo() throws IOException {
    try (Stand stand = Stand.small(Map.of())) {
      assertThat(stand.client().admin("GET", "/offered?stream=event"))
          .isEqualTo("There is no event hub here; start with --hub-port 0.\n");
      assertThat(stand.client().admin("GET", "/offered?stream=events"))
          .isEqualTo("There is no stream 'events' here; there are alert and event.\n");
    }
  }

  /** Lines as the admin side has them, of everything that Microsoft's library reads. */
  private static List<String> read(Stand stand) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int partition = 0; partition < 4; partition++) {
      for (EventData event : events(stand, partition)) {
        List<JsonNode> records = records(event);
        for (int place = 0; place < records.size(); place++) {
          JsonNode record = records.get(place);
          byte[] properties = BareClient.JSON.writeValueAsBytes(record.get("properties"));
          String id =
              EventIds.of(
                  record.get("tenantId").asText(), record.get("category").asText(), properties);
          lines.add(id + "\t" + partition + "|" + event.getSequenceNumber() + "|" + place);
        }
      }
    }
    return lines;
  }

  private static List<EventData> events(Stand stand, int partition) {
    List<String> places = stand.client().admin("GET", "/hub").lines().toList();
    int count = Integer.parseInt(places.get(partition).split("\t", -1)[2]);
    String hub = stand.client().fact("eventHub");
    try (SdkReader reader = new SdkReader(hub, partition, EventPosition.earliest())) {
      await().atMost(PATIENCE).until(() -> reader.events().size() >= count);
      return List.copyOf(reader.events());
    }
  }

  private static List<JsonNode> records(EventData event) throws IOException {
    JsonNode tree = BareClient.JSON.readTree(event.getBody());
    List<JsonNode> records = new ArrayList<>();
    if (tree.has("records")) {
      tree.path("records").forEach(records::add);
    } else {
      records.add(tree);
    }
    return records;
  }
}
