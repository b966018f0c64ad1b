package io.defenderxdr.mapping.safety;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.mapping.event.step.Places;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The forms of documents, each with both sets of tags; one mapping each, used again and again. */
@SuppressWarnings("ImmutableEnumChecker") // Tests change neither.
enum Form {
  IMPROVED(false, List.of("forwarded")),
  IMPROVED_KEEPING(false, List.of(MappingOptions.KEEP_ORIGINAL, MappingOptions.KEEP_DUPLICATES)),
  REFERENCE(true, List.of("forwarded")),
  REFERENCE_KEEPING(true, List.of(MappingOptions.KEEP_ORIGINAL, MappingOptions.KEEP_DUPLICATES));

  /** The tenant of records that name none. */
  static final String TENANT = "configured-tenant";

  /** The time of collection. */
  static final String NOW = "2024-05-01T06:00:00.000Z";

  private static final StreamId STREAM = new StreamId("test", "event");

  private final boolean asReference;
  private final List<String> tags;
  private final EventMapping mapping;

  Form(boolean asReference, List<String> tags) {
    this.asReference = asReference;
    this.tags = tags;
    this.mapping = mapping(RecordProcessor.NONE);
  }

  boolean asReference() {
    return asReference;
  }

  List<String> tags() {
    return tags;
  }

  /** The mapping that all calls of {@link #map} use. */
  EventMapping mapping() {
    return mapping;
  }

  /** A mapping that has seen nothing. */
  EventMapping mapping(RecordProcessor processor) {
    return new EventMapping(
        new MappingOptions("default", TENANT, tags, asReference, !asReference, processor),
        Places.NONE,
        Clock.fixed(Instant.parse(NOW), ZoneOffset.UTC));
  }

  /** The documents of records. */
  static List<EcsDocument> map(EventMapping mapping, List<byte[]> records) {
    List<SourceRecord> batch = new ArrayList<>();
    for (byte[] record : records) {
      // Bytes of others stand before and behind, as in a page.
      byte[] page = new byte[record.length + 5];
      System.arraycopy("[{,".getBytes(StandardCharsets.UTF_8), 0, page, 0, 3);
      System.arraycopy(record, 0, page, 3, record.length);
      System.arraycopy(",]".getBytes(StandardCharsets.UTF_8), 0, page, record.length + 3, 2);
      batch.add(
          new SourceRecord(new ByteSlice(page, 3, record.length), new Origin("record", null)));
    }
    return mapping.map(new SourceBatch(STREAM, batch, TimePosition.START)).list();
  }

  /** The document of a record, after a look whether it is one that a store can take. */
  Seen map(byte[] record) {
    return Seen.of(this, record, map(mapping, List.of(record)));
  }

  /** The same with the UTF-8 bytes of a text. */
  Seen map(String record) {
    return map(record.getBytes(StandardCharsets.UTF_8));
  }
}
