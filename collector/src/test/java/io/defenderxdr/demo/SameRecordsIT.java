package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.testkit.Azurite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same records by three ways: hub, Kafka endpoint and export to a storage account. */
class SameRecordsIT {

  private static final int RECORDS = 2000;

  @TempDir Path folder;

  @Test
  void givesTheSameDocumentsByEveryWayAndNoneWhenAllIsReadAgain() throws Exception {
    try (Stage stage = new Stage(folder)) {
      HubStage hub =
          HubStage.open(
              stage,
              "--hub-port=0",
              "--kafka-port=0",
              "--storage=" + Azurite.shared().connectionString(),
              "--backlog=" + RECORDS,
              "--hub-rate=0/s");
      hub.tenant().freeze(stage.caller); // returns when Kafka and the export have everything
      Offer offer = hub.tenant().offered(stage.caller, "event");
      assertThat(offer.lines()).isEqualTo(RECORDS);
      JsonNode summary = runOnce(hub, "once", amqp(hub), kafka(hub), export(hub));
      assertThat(summary.path("gaps")).isEmpty();
      Map<String, JsonNode> byHub = documents(hub, "amqp");
      assertThat(byHub.keySet()).isEqualTo(offer.keys().keySet());
      assertSame(byHub, documents(hub, "kafka"));
      assertSame(byHub, documents(hub, "export"));
      JsonNode again = runOnce(hub, "again", amqp(hub));
      JsonNode counts = again.path("documents").path("event");
      assertThat(counts.path("created").asInt(-1)).as("from the start again").isZero();
      assertThat(counts.path("alreadyThere").asInt()).isEqualTo(RECORDS);
    }
  }

  private static HubStage.Part amqp(HubStage hub) {
    return new HubStage.Part("amqp", List.of("event: {" + hub.amqp() + "}"));
  }

  private static HubStage.Part kafka(HubStage hub) {
    return new HubStage.Part(
        "kafka",
        List.of(
            "event: {receive: kafka, kafka_bootstrap: '%s', %s}"
                .formatted(hub.tenant().text("kafka"), hub.amqp())));
  }

  private static HubStage.Part export(HubStage hub) {
    return new HubStage.Part(
        "export",
        List.of(
            "event: {receive: export, storage_account_connection_string: '%s'}"
                .formatted(hub.tenant().text("storage"))));
  }

  private JsonNode runOnce(HubStage hub, String name, HubStage.Part... parts) throws Exception {
    Path config = hub.configure(name, HubStage.newContainer(), "", parts);
    Path summary = folder.resolve(name + ".json");
    try (Program run =
        Program.events(
            "run", "--config", config.toString(), "--once", "--summary", summary.toString())) {
      assertThat(run.exitCode(Duration.ofMinutes(8))).as(run.output()).isZero();
    }
    return new JsonMapper().readTree(summary.toFile());
  }

  private static void assertSame(Map<String, JsonNode> expected, Map<String, JsonNode> actual) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((id, document) -> assertThat(actual.get(id)).as(id).isEqualTo(document));
  }

  /** The documents of one way by id, without what may differ: how and when they came. */
  private static Map<String, JsonNode> documents(HubStage hub, String namespace) throws Exception {
    JsonNode found =
        hub.search(
            "logs-m365_defender.event-" + namespace,
            "{\"size\":10000,\"query\":{\"match_all\":{}}}");
    Map<String, JsonNode> documents = new TreeMap<>();
    for (JsonNode hit : found.path("hits").path("hits")) {
      ObjectNode document = (ObjectNode) hit.path("_source");
      document.remove(List.of("azure", "input"));
      remove(document, "event", "ingested");
      remove(document, "data_stream", "namespace"); // each way has its own here
      assertThat(documents.put(hit.path("_id").asText(), document)).isNull();
    }
    return documents;
  }

  private static void remove(ObjectNode document, String group, String field) {
    assertThat(document.path(group)).isInstanceOf(ObjectNode.class);
    assertThat(((ObjectNode) document.path(group)).remove(field)).as(field).isNotNull();
  }
}
