package io.defenderxdr.mapping.event;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.Documents;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.Write;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.drift.ActionLog;
import io.defenderxdr.mapping.drift.DriftLog;
import io.defenderxdr.mapping.drift.DriftReport;
import io.defenderxdr.mapping.event.step.Functions;
import io.defenderxdr.mapping.event.step.Places;
import io.defenderxdr.mapping.event.step.UserAgents;
import io.defenderxdr.mapping.event.table.EventFiles;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.pipeline.Mapping;
import io.defenderxdr.status.Drift;
import io.defenderxdr.status.DriftSource;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Maps the records of the event stream by its tables. Safe for many threads. */
public final class EventMapping implements Mapping, DriftSource {

  private final EventTables tables;
  private final EventMapper.Shared shared;
  private final RecordProcessor processor;
  private final String tenantId;
  private final String index;
  private final ConcurrentLinkedQueue<EventMapper> idle = new ConcurrentLinkedQueue<>();

  /**
   * A mapping of the stream.
   *
   * @param options what it depends on beside the tables
   * @param places knows addresses
   * @param clock the collection time
   */
  public EventMapping(MappingOptions options, Places places, Clock clock) {
    this(EventFiles.read(), options, places, clock);
  }

  /** A mapping by tables that are not the product's own. */
  public EventMapping(EventTables tables, MappingOptions options, Places places, Clock clock) {
    this.tables = tables;
    Functions functions = new Functions(new UserAgents(), places);
    this.shared =
        new EventMapper.Shared(
            new EventPlans(tables, options.asReference(), functions),
            new BaseValues(options, clock),
            new DriftLog(),
            new ActionLog(tables),
            options.asReference());
    this.processor = options.processor();
    this.tenantId = options.tenantId();
    this.index = "logs-m365_defender.event-" + options.namespace();
  }

  @Override
  public Documents map(SourceBatch batch) {
    List<EcsDocument> documents = new ArrayList<>(batch.records().size());
    int dropped = 0;
    EventMapper mapper = mapper();
    for (SourceRecord record : batch.records()) {
      switch (processor.apply(record.json())) {
        case RecordProcessor.Kept kept -> documents.add(document(mapper, record, kept));
        case RecordProcessor.Dropped gone -> dropped++;
      }
    }
    idle.add(mapper);
    return new Documents(batch.stream(), documents, dropped);
  }

  private EventMapper mapper() {
    EventMapper mapper = idle.poll();
    return mapper == null ? new EventMapper(shared) : mapper;
  }

  /**
   * Maps one record as {@link #map} does, without an array of its own for the document.
   *
   * @param out takes the document's bytes behind what it holds
   * @return the document's id, or null if the user's processor drops the record
   */
  public @Nullable DocumentId mapInto(SourceRecord record, ByteArrayOutputStream out) {
    if (!(processor.apply(record.json()) instanceof RecordProcessor.Kept kept)) {
      return null;
    }
    EventMapper mapper = mapper();
    mapper.map(kept, record.origin().message());
    mapper.buffer().appendTo(out);
    DocumentId id = id(mapper, record.json(), kept.record());
    idle.add(mapper);
    return id;
  }

  /** The id of the last record, as it was received: what a user's processor drops changes none. */
  private DocumentId id(EventMapper mapper, ByteSlice received, ByteSlice mapped) {
    if (!mapped.equals(received)) {
      mapper.readForId(received);
    }
    Identity identity = mapper.identity();
    String tenant = identity.tenant();
    return DocumentId.ofParts(
        tenant.isEmpty() ? tenantId : tenant, identity.category(), identity.bytes(received));
  }

  private EcsDocument document(EventMapper mapper, SourceRecord record, RecordProcessor.Kept kept) {
    mapper.map(kept, record.origin().message());
    byte[] bytes = mapper.buffer().toArray();
    int ingestedAt = mapper.buffer().ingestedAt();
    return new EcsDocument(
        index,
        id(mapper, record.json(), kept.record()),
        bytes,
        ingestedAt,
        Write.CREATE,
        record.origin());
  }

  @Override
  public Drift drift() {
    return shared.drift().drift().and(shared.actions().drift());
  }

  /** The page, in Markdown, of what the tables do not know, with rows to paste into them. */
  public String driftReport() {
    return DriftReport.of(shared.drift(), shared.actions(), tables);
  }
}
