package io.defenderxdr.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.HubMessage;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Documents of the event stream say in which message of the hub their record came. */
class HubMessageFieldsTest {

  private static final StreamId STREAM = new StreamId("test", "event");
  private static final Instant ENQUEUED = Instant.parse("2026-03-01T00:00:00.123Z");

  private static Map<String, Object> document(@Nullable HubMessage message, boolean collected) {
    SourceRecord record =
        new SourceRecord(
            ByteSlice.of(
                "{\"category\":\"AdvancedHunting-DeviceEvents\",\"properties\":{\"ReportId\":7}}"),
            new Origin("partition 3, sequence 4711, record 2 of 20", ENQUEUED, message));
    return Mapped.source(
        Mappings.forStream(
                STREAM,
                new MappingOptions(
                    "default", "", List.of(), false, collected, RecordProcessor.NONE),
                io.defenderxdr.mapping.places.MaxMindPlaces.of(
                    Optional.empty(), Optional.empty(), Mapped.CLOCK, note -> {}),
                Mapped.CLOCK)
            .map(new SourceBatch(STREAM, List.of(record), TimePosition.START))
            .list()
            .getFirst());
  }

  private static HubMessage message(@Nullable String key) {
    return new HubMessage("insights", "$Default", "8589934592", 4711, ENQUEUED, "3", key);
  }

  @Test
  void nameHubPartitionAndSequence() {
    assertThat(document(message("k"), true).get("azure"))
        .hasToString(
            "{consumer_group=$Default, enqueued_time=2026-03-01T00:00:00.123Z, eventhub=insights,"
                + " offset=8589934592, partition_id=3, partition_key=k, sequence_number=4711}");
    assertThat(document(message("k"), true).get("input")).hasToString("{type=azure-eventhub}");
  }

  @Test
  void nameNoKeyWhereThereIsNone() {
    assertThat(document(message(null), true).get("azure")).asString().doesNotContain("key");
  }

  @Test
  void nameNoMessageForARecordOfTheExport() {
    assertThat(document(null, true)).doesNotContainKey("azure");
    assertThat(document(null, true).get("input")).hasToString("{type=azure-blob-storage}");
  }

  @Test
  void nameNothingInMap() {
    assertThat(document(message("k"), false)).doesNotContainKeys("azure", "input");
  }
}
