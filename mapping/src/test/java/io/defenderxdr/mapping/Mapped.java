package io.defenderxdr.mapping;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Maps single records for tests. */
final class Mapped {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  static final StreamId STREAM = new StreamId("test", "alert");

  private Mapped() {}

  static TableMapping mapping(boolean asReference, String... tags) {
    return TableMapping.forStream(STREAM, options(asReference, List.of(tags)), CLOCK);
  }

  static MappingOptions options(boolean asReference, List<String> tags) {
    return new MappingOptions("default", "", tags, asReference, false, RecordProcessor.NONE);
  }

  static List<EcsDocument> documents(TableMapping mapping, String record) {
    SourceRecord source = new SourceRecord(ByteSlice.of(record), new Origin("test", null));
    return mapping.map(new SourceBatch(STREAM, List.of(source), POSITION)).list();
  }

  static final TimePosition POSITION = TimePosition.START;

  static Map<String, Object> reference(String record, String... tags) {
    return source(documents(mapping(true, tags), record).getFirst());
  }

  static Map<String, Object> improved(String record, String... tags) {
    return source(documents(mapping(false, tags), record).getFirst());
  }

  static Map<String, Object> source(EcsDocument document) {
    return Cases.object(new String(document.json(), StandardCharsets.UTF_8));
  }
}
