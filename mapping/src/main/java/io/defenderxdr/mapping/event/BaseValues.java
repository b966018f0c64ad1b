package io.defenderxdr.mapping.event;

import io.defenderxdr.event.HubMessage;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.EventPlan.BaseNumbers;
import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.tape.Constant;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.value.Dates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that every document has, whatever its record says. Safe for many threads. */
final class BaseValues {

  private static final Constant VERSION = Constant.of("8.11.0");
  private static final Constant DATASET = Constant.of("m365_defender.event");
  private static final Constant MODULE = Constant.of("m365_defender");
  private static final Constant TYPE = Constant.of("logs");
  private static final Constant FROM_A_HUB = Constant.of("azure-eventhub");
  private static final Constant FROM_BLOBS = Constant.of("azure-blob-storage");
  private static final Constant PLACEHOLDER = Constant.of("1970-01-01T00:00:00.000Z");

  private final MappingOptions options;
  private final Clock clock;
  private final Constant namespace;
  private final Map<String, Constant> tags = new HashMap<>();

  BaseValues(MappingOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
    this.namespace = Constant.of(options.namespace());
    options.tags().forEach(tag -> tags.put(tag, Constant.of(tag)));
  }

  boolean keepsDuplicates(RecordProcessor.Kept kept) {
    return options.tags().contains(MappingOptions.KEEP_DUPLICATES)
        || kept.tags().contains(MappingOptions.KEEP_DUPLICATES);
  }

  /** Fills them in; {@code stopped} says whether the reference would have stopped somewhere. */
  void fill(EventWork work, EventPlan plan, RecordProcessor.Kept kept, boolean stopped) {
    Tape tape = work.tape();
    BaseNumbers base = plan.base();
    work.setField(base.version(), VERSION.on(tape));
    if (!work.failures().isEmpty()) {
      work.setField(base.errors(), list(tape, work.failures()));
    }
    tags(work, base, kept, stopped);
    if (options.collected()) {
      collected(work, base);
    }
  }

  private void tags(EventWork work, BaseNumbers base, RecordProcessor.Kept kept, boolean stopped) {
    List<String> all = new ArrayList<>(options.tags());
    kept.tags().forEach(tag -> addTag(all, tag));
    boolean keep =
        stopped || (!options.asReference() && (work.keepsOriginal() || !work.failures().isEmpty()));
    if (keep) {
      addTag(all, MappingOptions.KEEP_ORIGINAL);
    }
    Tape tape = work.tape();
    work.setField(base.tags(), tagList(tape, all));
    if (all.contains(MappingOptions.KEEP_ORIGINAL)) {
      work.setField(base.original(), tape.text(kept.record().toText()));
    }
  }

  private static void addTag(List<String> all, String tag) {
    if (!all.contains(tag)) {
      all.add(tag);
    }
  }

  private int tagList(Tape tape, List<String> all) {
    int list = tape.grow(Kind.GROWN);
    for (String tag : all) {
      Constant known = tags.get(tag);
      tape.push(list, known == null ? tape.text(tag) : known.on(tape));
    }
    return list;
  }

  private static int list(Tape tape, List<String> texts) {
    int list = tape.grow(Kind.GROWN);
    texts.forEach(text -> tape.push(list, tape.text(text)));
    return list;
  }

  /** What says in which message of the hub the record came; null where it came another way. */
  void received(EventWork work, EventPlan plan, @Nullable HubMessage message) {
    if (!options.collected()) {
      return;
    }
    Tape tape = work.tape();
    work.setField(plan.base().input(), (message == null ? FROM_BLOBS : FROM_A_HUB).on(tape));
    if (message == null) {
      return;
    }
    EventPlan.HubNumbers hub = plan.base().hub();
    work.setField(hub.hub(), tape.text(message.eventhub()));
    work.setField(hub.group(), tape.text(message.consumerGroup()));
    work.setField(hub.offset(), tape.text(message.offset()));
    work.setField(hub.sequence(), tape.add(Kind.NUMBER, Long.toString(message.sequence())));
    work.setField(hub.enqueued(), tape.text(Dates.format(message.enqueuedAt().toEpochMilli())));
    work.setField(hub.partition(), tape.text(message.partition()));
    if (message.partitionKey() != null) {
      work.setField(hub.key(), tape.text(message.partitionKey()));
    }
  }

  private void collected(EventWork work, BaseNumbers base) {
    Tape tape = work.tape();
    if (!tape.isFilled(work.field(base.time()))) {
      work.setField(base.time(), tape.text(Dates.format(clock.millis())));
    }
    work.setField(base.ingested(), PLACEHOLDER.on(tape));
    work.setField(base.module(), MODULE.on(tape));
    work.setField(base.dataset(), DATASET.on(tape));
    work.setField(base.streamType(), TYPE.on(tape));
    work.setField(base.streamDataset(), DATASET.on(tape));
    work.setField(base.namespace(), namespace.on(tape));
  }
}
