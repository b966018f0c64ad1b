package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.DocumentWriter;
import io.defenderxdr.mapping.document.Original;
import io.defenderxdr.mapping.document.Slots;
import io.defenderxdr.mapping.table.Improvement;
import io.defenderxdr.mapping.value.Dates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The fields that every document has, whatever its record says. Safe for many threads. */
final class BaseFields {

  private static final String FAILED = "pipeline_error";

  private final CompiledTable table;
  private final MappingOptions options;
  private final Clock clock;
  private final String dataset;
  private final int time;
  private final int kind;
  private final int errors;
  private final int tags;
  private final int original;
  private final Collected collected;

  private record Collected(
      int ingested,
      int module,
      int dataset,
      int input,
      int streamType,
      int streamDataset,
      int namespace) {}

  BaseFields(CompiledTable table, String stream, MappingOptions options, Clock clock) {
    this.table = table;
    this.options = options;
    this.clock = clock;
    this.dataset = "m365_defender." + stream;
    this.time = table.slot("@timestamp");
    this.kind = table.slot("event.kind");
    this.errors = table.slot("error.message");
    this.tags = table.slot("tags");
    this.original = table.slot("event.original");
    this.collected =
        new Collected(
            table.slot("event.ingested"),
            table.slot("event.module"),
            table.slot("event.dataset"),
            table.slot("input.type"),
            table.slot("data_stream.type"),
            table.slot("data_stream.dataset"),
            table.slot("data_stream.namespace"));
  }

  /** Fills them in for a record that was mapped, in whole or in part. */
  void fill(Work work, RecordProcessor.Kept kept) {
    boolean failed = !work.failures().isEmpty();
    work.record().set(kind, failed ? listOf("alert", FAILED) : "alert");
    fillRest(work, kept);
  }

  /** Fills them in for a record that could not be mapped at all. */
  void fillFailed(Work work, RecordProcessor.Kept kept) {
    work.record().set(kind, FAILED);
    fillRest(work, kept);
  }

  private void fillRest(Work work, RecordProcessor.Kept kept) {
    Slots record = work.record();
    table.constants().forEach(record::set);
    boolean failed = !work.failures().isEmpty();
    if (failed) {
      record.set(errors, new ArrayList<Object>(work.failures()));
    }
    fillTags(work, kept, failed);
    if (options.collected()) {
      fillCollected(record, work.keepsDuplicates());
    }
  }

  private void fillTags(Work work, RecordProcessor.Kept kept, boolean failed) {
    List<Object> all = new ArrayList<>(options.tags());
    kept.tags().forEach(tag -> addTag(all, tag));
    if (failed || work.keepsOriginal()) {
      addTag(all, MappingOptions.KEEP_ORIGINAL);
    }
    work.record().set(tags, all);
    if (all.contains(MappingOptions.KEEP_ORIGINAL)) {
      work.record().set(original, Original.text(kept.record()));
    }
  }

  private static void addTag(List<Object> all, String tag) {
    if (!all.contains(tag)) {
      all.add(tag);
    }
  }

  private void fillCollected(Slots record, boolean keepDuplicates) {
    if (record.get(time) == null) {
      record.set(time, Dates.format(clock.millis()));
      if (keepDuplicates && !table.does(Improvement.OWN_TIME)) {
        record.set(table.vendorTime(), record.get(time));
      }
    }
    record.set(collected.ingested(), DocumentWriter.INGESTED);
    record.set(collected.module(), "m365_defender");
    record.set(collected.dataset(), dataset);
    record.set(collected.input(), "httpjson");
    record.set(collected.streamType(), "logs");
    record.set(collected.streamDataset(), dataset);
    record.set(collected.namespace(), options.namespace());
  }

  private static List<Object> listOf(String... texts) {
    return new ArrayList<>(List.of(texts));
  }
}
