package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub with two messages, each a single object without an envelope. */
class TwoMessagesIT {

  @TempDir Path folder;

  @Test
  void makesTwoDocumentsAndStillTwoWhenAllIsReadAgain() throws Exception {
    try (Stage stage = new Stage(folder)) {
      HubStage hub =
          HubStage.open(
              stage,
              "--hub-port=0",
              "--partitions=1",
              "--records-per-message=0",
              "--backlog=2",
              "--hub-rate=0/s");
      assertThat(hub.nextMessages()).containsOnly(java.util.Map.entry("0", 2L));
      JsonNode first = read(hub, "first");
      assertThat(first.path("created").asInt()).isEqualTo(2);
      assertThat(first.path("alreadyThere").asInt()).isZero();
      assertTwo(hub);
      JsonNode second = read(hub, "second");
      assertThat(second.path("created").asInt()).isZero();
      assertThat(second.path("alreadyThere").asInt()).isEqualTo(2);
      assertTwo(hub);
    }
  }

  /** A collector without positions reads everything; its own view at the end. */
  private static JsonNode read(HubStage hub, String name) throws Exception {
    Path config =
        hub.configure(name, HubStage.newContainer(), "", HubStage.Part.events(hub.amqp()));
    try (RunningCollector collector = hub.collector(config)) {
      hub.drain(collector);
      return collector.streams(hub.stage().caller).get(0);
    }
  }

  private static void assertTwo(HubStage hub) throws Exception {
    Proof proof = hub.proof();
    assertThat(proof.offered()).isEqualTo(2);
    assertThat(proof.missing()).isEmpty();
    assertThat(new StoreIds(hub.stage().caller, hub.store()).read("logs-m365_defender.event-*"))
        .hasSize(2)
        .allSatisfy((id, documents) -> assertThat(documents).isEqualTo(1));
  }
}
