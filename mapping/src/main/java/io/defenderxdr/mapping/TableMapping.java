package io.defenderxdr.mapping;

import io.defenderxdr.event.Documents;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.mapping.table.Tables;
import io.defenderxdr.pipeline.Mapping;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Maps the records of one stream by its table. Safe for many threads. */
public final class TableMapping implements Mapping {

  private final RecordMapper mapper;
  private final RecordProcessor processor;

  private TableMapping(RecordMapper mapper, RecordProcessor processor) {
    this.mapper = mapper;
    this.processor = processor;
  }

  /**
   * The mapping of a stream.
   *
   * @param stream its name chooses the table
   * @param options what the mapping depends on beside
   * @param clock the collection time
   * @throws IllegalArgumentException with a sentence, if there is no table for the stream
   */
  public static TableMapping forStream(StreamId stream, MappingOptions options, Clock clock) {
    CompiledTable table = TableCompiler.compile(Tables.of(stream.stream()), options.asReference());
    return new TableMapping(
        new RecordMapper(table, stream.stream(), options, clock), options.processor());
  }

  @Override
  public Documents map(SourceBatch batch) {
    List<EcsDocument> documents = new ArrayList<>(batch.records().size());
    int dropped = 0;
    for (SourceRecord record : batch.records()) {
      switch (processor.apply(record.json())) {
        case RecordProcessor.Kept kept -> {
          EcsDocument document = mapper.map(kept, record.origin());
          if (document != null) {
            documents.add(document);
          }
        }
        case RecordProcessor.Dropped gone -> dropped++;
      }
    }
    return new Documents(batch.stream(), documents, dropped);
  }
}
