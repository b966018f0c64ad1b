package io.defenderxdr.mapping.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.step.Places;
import io.defenderxdr.mapping.processor.Processors;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.Problems;
import io.defenderxdr.settings.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A change of the processors must not give a record another id: it would be stored twice. */
class IdWithProcessorsTest {

  private static final String PROPERTIES = "{ \"DeviceId\": \"d-\\u0031\", \"ReportId\" : 7 }";
  private static final String RECORD =
      "{\"time\":\"2026-01-01T00:00:00Z\",\"tenantId\":\"t-1\",\"category\":\"AdvancedHunting-DeviceEvents\",\"properties\":"
          + PROPERTIES
          + "}";

  @Test
  void isMadeOfTheRecordAsReceived() {
    EcsDocument whole = document("{add_tags: {tags: [a]}}");
    EcsDocument cut = document("{drop_fields: {fields: [time, properties.DeviceId]}}");
    // Texts that are only passed on keep their spelling.
    assertThat(text(cut)).doesNotContain("\"d-\\u0031\"");
    assertThat(text(whole)).contains("\"d-\\u0031\"");
    assertThat(cut.id())
        .isEqualTo(whole.id())
        .isEqualTo(
            DocumentId.ofParts("t-1", "AdvancedHunting-DeviceEvents", ByteSlice.of(PROPERTIES)));
  }

  @Test
  void reachesTheRawRecordWithItsConditions() {
    assertThat(documents("{drop_event: {when: {equals: {properties.ReportId: 7}}}}")).isEmpty();
    assertThat(documents("{drop_event: {when: {equals: {properties.ReportId: 8}}}}")).hasSize(1);
  }

  private static String text(EcsDocument document) {
    return new String(document.json(), StandardCharsets.UTF_8);
  }

  private static EcsDocument document(String processor) {
    return documents(processor).getFirst();
  }

  private static List<EcsDocument> documents(String processor) {
    SettingsReader.Read read =
        SettingsReader.text(
            "tenants: [{streams: {event: {processors: [" + processor + "]}}}]", name -> null);
    Configuration.Written written = read.processors().getFirst();
    Problems problems = new Problems();
    RecordProcessor compiled = Processors.compile(written.value(), written.path(), problems);
    assertThat(problems.list()).isEmpty();
    MappingOptions options = new MappingOptions("default", "", List.of(), false, false, compiled);
    SourceRecord record = new SourceRecord(ByteSlice.of(RECORD), new Origin("test", null));
    return new EventMapping(options, new Nowhere(), Clock.systemUTC())
        .map(new SourceBatch(new StreamId("test", "event"), List.of(record), TimePosition.START))
        .list();
  }

  /** Knows no address. */
  private static final class Nowhere implements Places {
    @Override
    public Map<String, Object> place(String address) {
      return Map.of();
    }

    @Override
    public Map<String, Object> owner(String address) {
      return Map.of();
    }
  }
}
