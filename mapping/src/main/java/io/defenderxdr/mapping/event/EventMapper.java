package io.defenderxdr.mapping.event;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.drift.DriftLog;
import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.event.step.FailStep;
import io.defenderxdr.mapping.event.step.Marks;
import io.defenderxdr.mapping.event.step.Step;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Maps one record after the other into a buffer. Used by one thread. */
final class EventMapper {

  static final String PIPELINE = "logs-m365_defender.event";

  private final EventPlans plans;
  private final BaseValues base;
  private final EventWork work;
  private final EventReader reader;
  private final Unmapped unmapped;
  private final DocumentBuffer buffer;
  private final DriftLog drift;
  private final Leftovers leftovers;
  private final boolean asReference;

  /** What all mappers of a stream have in common. */
  record Shared(EventPlans plans, BaseValues base, DriftLog drift, boolean asReference) {}

  EventMapper(Shared shared) {
    this.plans = shared.plans;
    this.base = shared.base;
    this.drift = shared.drift;
    this.asReference = shared.asReference;
    this.work = new EventWork(JsonLimits.texts(), asReference);
    this.reader = new EventReader(work, JsonLimits.records(asReference), asReference);
    this.unmapped = new Unmapped(work);
    this.buffer = new DocumentBuffer(work);
    this.leftovers = new Leftovers(work);
  }

  /** Where the document of the last record stands. */
  DocumentBuffer buffer() {
    return buffer;
  }

  /** The category of the last record, empty if it has none. */
  String category() {
    int node = reader.envelope().last("category");
    return work.tape().kind(node) == Kind.TEXT ? work.tape().string(node) : "";
  }

  /** The tenant of the last record as received, empty if it has none. */
  String tenant() {
    int node = reader.envelope().last("tenantId");
    return work.tape().kind(node) == Kind.TEXT ? work.tape().string(node) : "";
  }

  /** The bytes of the last record that make its id. */
  ByteSlice identity(ByteSlice record) {
    int start = reader.propertiesStart();
    return start < 0
        ? record
        : new ByteSlice(record.array(), record.offset() + start, reader.propertiesEnd() - start);
  }

  /** Maps a record; the document stands in the buffer then. */
  void map(RecordProcessor.Kept kept) {
    work.clear();
    work.enter(PIPELINE);
    String category = "";
    try {
      reader.read(kept.record());
      category = category();
    } catch (IOException e) {
      work.failed("json", "json_event_original", reason(e));
    }
    EventPlan plan = plan(category);
    work.open(plan.columnCount(), plan.layout().places());
    fill(plan);
    boolean stopped = run(plan, category, kept);
    base.fill(work, plan, kept, stopped);
    buffer.write(plan.layout(), plan.base().ingested(), kept.fields());
  }

  /** The plan of the category, or of the ActionType in it. */
  private EventPlan plan(String category) {
    int action = reader.columns().last("ActionType");
    Tape tape = work.tape();
    if (tape.kind(action) != Kind.TEXT || !tape.isFilled(action)) {
      return plans.of(category);
    }
    work.setAction(action);
    return plans.of(category, tape.string(work.action()));
  }

  private static String reason(IOException e) {
    return e instanceof com.fasterxml.jackson.core.JsonProcessingException parsing
        ? parsing.getOriginalMessage()
        : String.valueOf(e.getMessage());
  }

  private void fill(EventPlan plan) {
    fill(reader.envelope(), plan.envelope(), true);
    fill(reader.columns(), plan.columns(), false);
    if (reader.noObject() != Tape.NONE && !asReference) {
      work.setAside("record", reader.noObject());
    }
  }

  private void fill(NamedValues values, Map<String, Integer> numbers, boolean envelope) {
    for (int i = 0; i < values.size(); i++) {
      Integer number = numbers.get(values.name(i));
      int node = values.node(i);
      if (number == null) {
        leftOver(envelope ? "envelope." + values.name(i) : values.name(i), node);
      } else {
        if (work.column(number) != Tape.NONE && !asReference) {
          work.setAside(values.name(i), work.column(number));
        }
        work.setColumn(number, node);
      }
    }
  }

  private void leftOver(String name, int node) {
    if (!asReference) {
      work.setAside(name, node);
    }
  }

  /** Runs the steps; whether the reference would have stopped. */
  private boolean run(EventPlan plan, String category, RecordProcessor.Kept kept) {
    run(plan.head());
    boolean missing = support(category);
    boolean stopped = false;
    boolean clean = !base.keepsDuplicates(kept);
    for (EventPlan.Part part : plan.parts()) {
      boolean stops = map(part);
      if (stops) {
        work.setField(plan.base().kind(), work.tape().text("pipeline_error"));
      }
      stopped |= stops;
      if (asReference && clean && !stops) {
        run(part.cleanUp());
      }
    }
    work.enter(PIPELINE);
    if (missing && asReference) {
      FailStep.stop(work, "conditional", "pipeline_device", "the category is null");
      work.setField(plan.base().kind(), work.tape().text("pipeline_error"));
      work.setField(plan.base().json(), leftovers.of(reader, plan));
      return true;
    }
    run(plan.tail());
    if (!asReference) {
      // What is made of vendor fields at the end is made before they are removed.
      finish(plan, clean);
    }
    run(plan.last());
    return stopped;
  }

  private void finish(EventPlan plan, boolean clean) {
    if (clean) {
      for (EventPlan.Part part : plan.parts()) {
        run(part.cleanUp());
      }
    }
    DriftCounts.count(drift, plan, plan.table().isEmpty() ? category() : plan.table(), work);
    unmapped.finish(plan);
  }

  /** Notes a category that is missing or unknown; whether it is missing altogether. */
  private boolean support(String category) {
    int node = reader.envelope().last("category");
    boolean exists = work.tape().exists(node);
    if (!exists || (category.isEmpty() && work.tape().kind(node) == Kind.TEXT)) {
      work.failed("Missing required field: m365_defender.event.category.");
    }
    if (exists && !plans.supports(category)) {
      work.failed("The event category %s is not supported.".formatted(work.tape().string(node)));
    }
    return !exists;
  }

  /** Maps what belongs to a family; whether it was stopped. */
  private boolean map(EventPlan.Part part) {
    work.enter(part.pipeline());
    int failures = work.failures().size();
    convert(part);
    for (Step step : part.rules()) {
      step.run(work);
      if (work.isStopped()) {
        forgetColumns(part, failures);
        return true;
      }
    }
    return false;
  }

  /** Where the reference stops before any column is moved, only the last failure remains. */
  private void forgetColumns(EventPlan.Part part, int failures) {
    if (work.lostColumns()) {
      List<String> of = work.failures().subList(failures, work.failures().size() - 1);
      of.removeIf(failure -> !failure.contains("json_properties_Timestamp"));
      for (int field : part.vendors()) {
        work.setField(field, Tape.NONE);
      }
    }
  }

  /** Runs the conversions of those columns that the record has. */
  private void convert(EventPlan.Part part) {
    Marks present = work.presentColumns();
    Step[][] conversions = part.conversions();
    for (int column = present.next(0); column >= 0; column = present.next(column + 1)) {
      run(conversions[column]);
    }
    run(part.keys());
  }

  private void run(Step[] steps) {
    for (Step step : steps) {
      step.run(work);
    }
  }
}
