package io.defenderxdr.mapping.event;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.HubMessage;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.drift.ActionLog;
import io.defenderxdr.mapping.drift.DriftLog;
import io.defenderxdr.mapping.event.step.ConvertStep;
import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.event.step.FailStep;
import io.defenderxdr.mapping.event.step.Letters;
import io.defenderxdr.mapping.event.step.Marks;
import io.defenderxdr.mapping.event.step.Step;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Mending;
import io.defenderxdr.mapping.tape.Tape;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps one record after the other into a buffer. Used by one thread. */
final class EventMapper {

  static final String PIPELINE = "logs-m365_defender.event";

  private final EventPlans plans;
  private final BaseValues base;
  private final EventWork work;
  private final EventReader reader;
  private final Identity identity;
  private final Unmapped unmapped;
  private final DocumentBuffer buffer;
  private final ColumnFiller columns;
  private final DriftLog drift;
  private final ActionLog actions;
  private final Leftovers leftovers;
  private final PlanCache recent = new PlanCache();
  private final boolean asReference;

  /** What all mappers of a stream have in common. */
  record Shared(
      EventPlans plans, BaseValues base, DriftLog drift, ActionLog actions, boolean asReference) {}

  EventMapper(Shared shared) {
    this.plans = shared.plans;
    this.base = shared.base;
    this.drift = shared.drift;
    this.actions = shared.actions;
    this.asReference = shared.asReference;
    this.work = new EventWork(JsonLimits.texts(), asReference);
    this.reader = new EventReader(work, JsonLimits.records(asReference), asReference);
    this.identity = new Identity(reader, work.tape());
    this.unmapped = new Unmapped(work);
    this.buffer = new DocumentBuffer(work);
    this.leftovers = new Leftovers(work);
    this.columns = new ColumnFiller(work, asReference);
  }

  /** Where the document of the last record stands. */
  DocumentBuffer buffer() {
    return buffer;
  }

  /** What of the last record makes its id. */
  Identity identity() {
    return identity;
  }

  /** Reads a record for its id alone; the document in the buffer stays. */
  void readForId(ByteSlice record) {
    work.clear();
    work.enter(PIPELINE);
    try {
      reader.read(record);
    } catch (IOException e) {
      work.failed("json", "json_event_original", EventReader.reason(e));
    }
    Mending.mend(work.tape());
  }

  /**
   * Maps a record; the document stands in the buffer then.
   *
   * @param message what it came in, or null
   */
  void map(RecordProcessor.Kept kept, @Nullable HubMessage message) {
    work.clear();
    work.enter(PIPELINE);
    try {
      reader.read(kept.record());
    } catch (IOException e) {
      work.failed("json", "json_event_original", EventReader.reason(e));
    }
    EventPlan plan = plan();
    work.open(plan.columnCount(), plan.layout().places());
    columns.fill(reader, plan);
    boolean stopped = safely(plan, kept);
    // No UTF-8 holds half a character; what is put in its place is not what was received.
    if (Mending.mend(work.tape()) || reader.repeats()) {
      work.keepOriginal();
    }
    base.fill(work, plan, kept, stopped);
    base.received(work, plan, message);
    buffer.write(plan.layout(), plan.base().ingested(), kept.fields());
  }

  /** Runs the steps; a fault of ours in one record must not keep others from the store. */
  private boolean safely(EventPlan plan, RecordProcessor.Kept kept) {
    try {
      return run(plan, kept);
    } catch (RuntimeException e) {
      work.open(plan.columnCount(), plan.layout().places());
      work.enter(PIPELINE);
      FailStep.stop(work, "script", "script_record", e.toString());
      work.setField(plan.base().kind(), work.tape().text("pipeline_error"));
      return true;
    }
  }

  /** The plan of the category, or of the ActionType in it. */
  private EventPlan plan() {
    int category = reader.envelope().last("category");
    int action = reader.columns().last("ActionType");
    Tape tape = work.tape();
    PlanCache.Entry entry = recent.find(tape, category, action);
    if (entry != null && tape.isFilled(action)) {
      work.setAction(entry.lower().on(tape));
      return entry.plan();
    }
    EventPlan plan;
    if (tape.kind(action) == Kind.TEXT && tape.isFilled(action)) {
      work.setAction(Letters.lower(tape, action));
      plan = plans.of(identity.category(), tape.string(work.action()));
    } else {
      plan = plans.of(identity.category());
    }
    recent.keep(tape, category, action, plan);
    return plan;
  }

  /** Runs the steps; whether the reference would have stopped. */
  private boolean run(EventPlan plan, RecordProcessor.Kept kept) {
    run(plan.head());
    boolean missing = support(plan);
    boolean stopped = false;
    boolean clean = !base.keepsDuplicates(kept);
    for (EventPlan.Part part : plan.parts()) {
      boolean stops = map(part);
      if (stops) {
        work.setField(plan.base().kind(), work.tape().text("pipeline_error"));
      }
      stopped |= stops;
      if (asReference && clean && !stops) {
        part.cleanUp().run(work);
      }
    }
    work.enter(PIPELINE);
    if (missing && asReference) {
      FailStep.stop(work, "conditional", "pipeline_device", "the category is null");
      work.setField(plan.base().kind(), work.tape().text("pipeline_error"));
      work.setField(plan.base().json(), leftovers.of(reader));
      return true;
    }
    plan.tail().run(work);
    if (!asReference) {
      // What is made of vendor fields at the end is made before they are removed.
      finish(plan, clean);
    }
    plan.last().run(work);
    return stopped;
  }

  private void finish(EventPlan plan, boolean clean) {
    if (clean) {
      for (EventPlan.Part part : plan.parts()) {
        part.cleanUp().run(work);
      }
    }
    plan.drift().count(drift, plan.table(), identity::category, work);
    if (actions.isNew(plan.table(), work.tape(), work.action())) {
      actions.count(plan.table(), work.tape().string(reader.columns().last("ActionType")));
    }
    unmapped.finish(plan);
  }

  /** Notes a category that is missing or unknown; whether it is missing altogether. */
  private boolean support(EventPlan plan) {
    if (plan.supported()) {
      return false;
    }
    int node = reader.envelope().last("category");
    boolean exists = work.tape().exists(node);
    if (!exists || (work.tape().kind(node) == Kind.TEXT && !work.tape().isFilled(node))) {
      work.failed("Missing required field: m365_defender.event.category.");
    }
    if (exists) {
      work.failed("The event category %s is not supported.".formatted(work.tape().string(node)));
    }
    return !exists;
  }

  /** Maps what belongs to a family; whether it was stopped. */
  private boolean map(EventPlan.Part part) {
    work.enter(part.pipeline());
    int failures = work.failures().size();
    convert(part);
    boolean stopped = part.rules().run(work);
    if (stopped) {
      forgetColumns(part, failures);
    }
    return stopped;
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
    for (int column = present.next(0); column >= 0; column = present.next(column + 1)) {
      int node = work.column(column);
      int target = part.direct()[column];
      byte kind = work.tape().kind(node);
      if (target >= 0 && (kind == Kind.TEXT || kind == Kind.NUMBER)) {
        work.setField(target, node, target);
      } else {
        for (ConvertStep step : part.conversions()[column]) {
          step.run(work);
        }
      }
    }
    part.keys().run(work);
  }

  private void run(Step[] steps) {
    for (Step step : steps) {
      step.run(work);
    }
  }
}
