package io.defenderxdr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.delivery.cluster.ClusterRequest;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.Write;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkWriterTest {

  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.1239Z");

  private static BulkWriter writer(int count, long bytes, boolean gzip) {
    return new BulkWriter(new DeliveryOptions(count, bytes, gzip, DeliveryOptions.Waits.STANDARD));
  }

  private static String text(BulkWriter writer, EcsDocument... documents) {
    ClusterRequest.Body body = writer.body(List.of(documents), Stamp.of(AT));
    return FaultyCluster.text(new ClusterRequest("POST", "/_bulk", body, Duration.ZERO));
  }

  @Test
  void writesTheActionAndTheStampedDocument() {
    EcsDocument document = Alerts.one("logs-a", "7", AT);
    String expected =
        "{\"create\":{\"_index\":\"logs-a\",\"_id\":\""
            + document.id()
            + "\"}}\n{\"@timestamp\":\"2026-01-01T00:00:00.000Z\",\"number\":\"7\",\"event\":{\"ingested\":\"2026-03-01T12:00:00.123Z\"}}\n";
    assertThat(text(writer(10, 1000, false), document)).isEqualTo(expected);
    assertThat(text(writer(10, 1000, true), document)).isEqualTo(expected);
    assertThat(new String(document.json(), StandardCharsets.UTF_8))
        .as("the document stays as it was")
        .contains("0000-00-00T00:00:00.000Z");
  }

  @Test
  void writesTheVersionOfANewestState() {
    EcsDocument document =
        new EcsDocument(
            "latest",
            new DocumentId("t:\"1\""),
            "{}".getBytes(StandardCharsets.UTF_8),
            -1,
            new Write.Newest(17),
            new Origin("x", null));
    assertThat(text(writer(10, 1000, false), document))
        .isEqualTo(
            "{\"index\":{\"version_type\":\"external_gte\",\"version\":17,\"_index\":\"latest\",\"_id\":\"t:\\\"1\\\"\"}}\n{}\n");
  }

  @Test
  void cutsByCount() {
    assertThat(writer(4, 1_000_000, true).chunks(Alerts.many("a", 10, AT)))
        .extracting(List::size)
        .containsExactly(4, 4, 2);
  }

  @Test
  void cutsByBytesAndLeavesALargeDocumentAlone() {
    assertThat(writer(100, 500, true).chunks(Alerts.many("a", 5, AT)))
        .extracting(List::size)
        .containsExactly(2, 2, 1);
    assertThat(writer(100, 1, true).chunks(Alerts.many("a", 3, AT)))
        .extracting(List::size)
        .containsExactly(1, 1, 1);
  }

  @Test
  void keepsTheIndicesApart() {
    List<EcsDocument> mixed =
        List.of(Alerts.one("a", "1", AT), Alerts.one("b", "2", AT), Alerts.one("a", "3", AT));
    assertThat(writer(100, 1_000_000, true).chunks(mixed))
        .containsExactly(List.of(mixed.get(0), mixed.get(2)), List.of(mixed.get(1)));
  }

  @Test
  void hasNothingToWriteForNothing() {
    assertThat(writer(100, 1_000_000, true).chunks(List.of())).isEmpty();
  }
}
