package io.defenderxdr.mapping.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.Mappings;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.step.Places;
import io.defenderxdr.mapping.oracle.AlertSeeds;
import io.defenderxdr.mapping.oracle.Json;
import io.defenderxdr.pipeline.Mapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link EventFuzzTest}, of alerts. */
class AlertFuzzTest {

  private static final Mapping PLAIN = mapping(false, "forwarded");
  private static final Mapping KEEPING = mapping(false, MappingOptions.KEEP_ORIGINAL);
  private static final Mapping REFERENCE = mapping(true, "forwarded");

  private static Mapping mapping(boolean asReference, String tag) {
    return Mappings.forStream(
        new StreamId("test", "alert"),
        new MappingOptions(
            "default", "", List.of(tag), asReference, !asReference, RecordProcessor.NONE),
        Places.NONE,
        Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
  }

  static Stream<byte[]> seeds() {
    return AlertSeeds.some(30).map(record -> record.getBytes(StandardCharsets.UTF_8));
  }

  @FuzzTest(maxDuration = "10m")
  @MethodSource("seeds")
  @DictionaryEntries({
    "#microsoft.graph.security.processEvidence",
    "#microsoft.graph.security.ipEvidence",
    "\"evidence\":[",
    "\"@odata.type\":",
    "\\ud800",
    "null",
    "[[{}]]"
  })
  void everyRecordIsADocumentAndItsOriginalIsNotLost(byte[] record) {
    String received = new String(record, StandardCharsets.UTF_8);
    document(REFERENCE, record);
    assertThat(at(document(KEEPING, record), "original"))
        .as(Seen.shown(received))
        .isEqualTo(received.isEmpty() ? null : received);
    Map<String, Object> plain = document(PLAIN, record);
    if (plain.containsKey("error")) {
      assertThat(at(plain, "original")).isEqualTo(received.isEmpty() ? null : received);
    }
  }

  private static Object at(Map<String, Object> document, String name) {
    return document.get("event") instanceof Map<?, ?> event ? event.get(name) : null;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> document(Mapping mapping, byte[] record) {
    SourceRecord source =
        new SourceRecord(new ByteSlice(record, 0, record.length), new Origin("record", null));
    SourceBatch batch =
        new SourceBatch(new StreamId("test", "alert"), List.of(source), TimePosition.START);
    List<EcsDocument> documents = mapping.map(batch).list();
    assertThat(documents).hasSize(1);
    try {
      return (Map<String, Object>)
          Json.readStrict(new String(documents.getFirst().json(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return fail("No strict JSON of " + new String(record, StandardCharsets.UTF_8), e);
    }
  }
}
