package io.defenderxdr.mapping.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.mapping.Cases;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.step.Places;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A step that throws, here for one address, costs its own record's fields and nothing else. */
class FaultOfOursTest {

  private static final String BAD = record("10.0.0.66");

  @Test
  void keepsTheOriginalAndTheRecordsAround() {
    List<Map<String, Object>> documents = map(record("10.0.0.1"), BAD, record("10.0.0.2"));
    assertThat(documents).hasSize(3);
    assertThat(documents.get(0)).containsKey("device").doesNotContainKey("error");
    assertThat(documents.get(2)).containsKey("device").doesNotContainKey("error");
    assertThat(documents.get(1).get("error").toString()).contains("no such place");
    Map<?, ?> event = (Map<?, ?>) documents.get(1).get("event");
    assertThat(event.get("original")).isEqualTo(BAD);
    assertThat(event.get("kind")).isEqualTo("pipeline_error");
  }

  private static String record(String address) {
    return "{\"category\":\"AdvancedHunting-DeviceNetworkEvents\",\"properties\":"
        + "{\"ActionType\":\"ConnectionSuccess\",\"DeviceId\":\"d\",\"RemoteIP\":\"%s\"}}"
            .formatted(address);
  }

  private static List<Map<String, Object>> map(String... records) {
    EventMapping mapping =
        new EventMapping(
            new MappingOptions("default", "", List.of(), false, false, RecordProcessor.NONE),
            new Throwing(),
            Clock.systemUTC());
    List<SourceRecord> batch =
        Stream.of(records)
            .map(record -> new SourceRecord(ByteSlice.of(record), new Origin("test", null)))
            .toList();
    return mapping
        .map(new SourceBatch(new StreamId("test", "event"), batch, TimePosition.START))
        .list()
        .stream()
        .map(EcsDocument::json)
        .map(json -> Cases.object(new String(json, StandardCharsets.UTF_8)))
        .toList();
  }

  private static final class Throwing implements Places {

    @Override
    public Map<String, Object> place(String address) {
      if (address.endsWith(".66")) {
        throw new IllegalStateException("no such place");
      }
      return Map.of();
    }

    @Override
    public Map<String, Object> owner(String address) {
      return Map.of();
    }
  }
}
