package io.defenderxdr.mapping;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.Write;
import io.defenderxdr.mapping.document.DocumentWriter;
import io.defenderxdr.mapping.document.Original;
import io.defenderxdr.mapping.document.Slots;
import io.defenderxdr.mapping.table.Improvement;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the document of one record, whatever the record is. Safe for many threads. */
final class RecordMapper {

  private static final String FULL_PAGE =
      "a page with its list 'value' came where one record belongs";

  private final CompiledTable table;
  private final MappingOptions options;
  private final BaseFields base;
  private final String index;
  private final String pipeline;

  RecordMapper(CompiledTable table, String stream, MappingOptions options, Clock clock) {
    this.table = table;
    this.options = options;
    this.base = new BaseFields(table, stream, options, clock);
    this.pipeline = "logs-m365_defender." + stream;
    this.index = pipeline + "-" + options.namespace();
  }

  /** The document, or null for the placeholder of an empty page. */
  @Nullable EcsDocument map(RecordProcessor.Kept kept, Origin origin) {
    Slots record;
    try {
      record = RecordReader.read(kept.record(), table.shape());
    } catch (IOException e) {
      return unreadable(kept, origin, e);
    }
    if (record == null) {
      return noObject(kept, origin);
    }
    Object page = record.rest() == null ? null : record.rest().get("value");
    if (page instanceof List<?> list) {
      return list.isEmpty() ? null : failed(kept, origin, "fail", FULL_PAGE);
    }
    try {
      return mapped(record, kept, origin);
    } catch (RuntimeException e) {
      // An error of ours in one record must not keep the records around it from the store.
      return failed(kept, origin, "script", e.toString());
    }
  }

  private EcsDocument mapped(Slots record, RecordProcessor.Kept kept, Origin origin) {
    DocumentId id = table.id().of(record);
    Work work = new Work(record, pipeline, keepsDuplicates(kept));
    for (Action action : table.actions()) {
      action.run(work);
    }
    record.setRest(null);
    return finished(work, kept, origin, id);
  }

  private boolean keepsDuplicates(RecordProcessor.Kept kept) {
    return options.tags().contains(MappingOptions.KEEP_DUPLICATES)
        || kept.tags().contains(MappingOptions.KEEP_DUPLICATES);
  }

  private EcsDocument unreadable(RecordProcessor.Kept kept, Origin origin, IOException cause) {
    Work work = new Work(empty(), pipeline, false);
    String reason =
        cause instanceof com.fasterxml.jackson.core.JsonProcessingException json
            ? json.getOriginalMessage()
            : String.valueOf(cause.getMessage());
    work.failed("json", "json_event_original", reason);
    return finished(work, kept, origin, null);
  }

  private EcsDocument noObject(RecordProcessor.Kept kept, Origin origin) {
    Work work = new Work(empty(), pipeline, false);
    if (table.does(Improvement.KEEP_NON_OBJECTS)) {
      work.keepOriginal();
    }
    return finished(work, kept, origin, null);
  }

  private EcsDocument failed(RecordProcessor.Kept kept, Origin origin, String step, String reason) {
    Work work = new Work(empty(), pipeline, false);
    work.failed(step, step + "_record", reason);
    base.fillFailed(work, kept);
    Map<String, @Nullable Object> extra = nested(kept.fields());
    Map<String, @Nullable Object> source =
        table.does(Improvement.TEXT_OF_FAILURES) ? null : Original.tree(kept.record());
    if (source != null) {
      extra.put("json", source);
    }
    return written(work.record(), kept, origin, null, extra);
  }

  private Slots empty() {
    return new Slots(table.shape().layout(), table.shape().size());
  }

  private EcsDocument finished(
      Work work, RecordProcessor.Kept kept, Origin origin, @Nullable DocumentId id) {
    base.fill(work, kept);
    Map<String, @Nullable Object> extra = kept.fields().isEmpty() ? null : nested(kept.fields());
    return written(work.record(), kept, origin, id, extra);
  }

  private static Map<String, @Nullable Object> nested(Map<String, Object> fields) {
    return FieldTree.nested(fields);
  }

  private EcsDocument written(
      Slots record,
      RecordProcessor.Kept kept,
      Origin origin,
      @Nullable DocumentId id,
      @Nullable Map<String, @Nullable Object> extra) {
    record.prune();
    DocumentWriter.Written written = DocumentWriter.write(record, extra);
    DocumentId known = id == null ? idOfBytes(kept.record()) : id;
    return new EcsDocument(
        index, known, written.json(), written.ingestedAt(), Write.CREATE, origin);
  }

  private @Nullable DocumentId idOfBytes(ByteSlice record) {
    return table.does(Improvement.ID_OF_BYTES) ? DocumentId.ofBytes(record) : null;
  }
}
