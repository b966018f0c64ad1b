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
import io.defenderxdr.mapping.oracle.Trees;
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

  /** Made late: the fuzzer follows classes only that it saw when they were loaded. */
  private static final class Forms {
    static final Mapping PLAIN = mapping(false, "forwarded");
    static final Mapping KEEPING = mapping(false, MappingOptions.KEEP_ORIGINAL);
    static final Mapping REFERENCE = mapping(true, "forwarded");
  }

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
  @FuzzTest(maxDuration = "10m")
  void everyRecordIsADocumentAndItsOriginalIsNotLost(byte[] record) {
    if (!OneValue.isUtf8(record)) {
      return; // No element of a reply is such a one.
    }
    document(Forms.REFERENCE, record);
    hasOriginal(document(Forms.KEEPING, record), record);
    Map<String, Object> plain = document(Forms.PLAIN, record);
    if (plain.containsKey("error")) {
      hasOriginal(plain, record);
    }
  }

  /** The original is the record with its names in order, or its text where it cannot be read. */
  private static void hasOriginal(Map<String, Object> document, byte[] record) {
    String received = new String(record, StandardCharsets.UTF_8);
    Object original = at(document, "original");
    boolean same =
        OneValue.is(record, false)
            ? Trees.same(read(received), read(String.valueOf(original)))
            : received.equals(original == null ? "" : original);
    assertThat(same)
        .as("original of %s: %s", Seen.shown(received), Seen.shown(String.valueOf(original)))
        .isTrue();
  }

  private static Object read(String json) {
    try {
      return Json.read(json);
    } catch (IOException e) {
      return fail("No JSON: " + Seen.shown(json), e);
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
