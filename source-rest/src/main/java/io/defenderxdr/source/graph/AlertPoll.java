package io.defenderxdr.source.graph;

import io.defenderxdr.event.Position;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.source.rest.Poll;
import io.defenderxdr.source.rest.PollEndedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One poll of the alerts: what is new, then what was stepped over, then the daily sweep, so that
 * old trouble holds up nothing new. One thread.
 */
final class AlertPoll implements Poll {

  private final AlertOptions options;
  private final Requests requests;
  private final AlertStream.Keeping keeping;
  private final Progress.Stream stream;
  private final Stride stride = new Stride();

  AlertPoll(
      AlertOptions options,
      Requests requests,
      AlertStream.Keeping keeping,
      Progress.Stream stream) {
    this.options = options;
    this.requests = requests;
    this.keeping = keeping;
    this.stream = stream;
  }

  @Override
  public void read(BatchHandler handler) throws InterruptedException, PollEndedException {
    Position saved = keeping.checkpoints().read(stream.id());
    TimePosition position = saved instanceof TimePosition time ? time : TimePosition.START;
    Progress progress = new Progress(stream, options, handler, requests.clock(), position);
    AlertQuery query = new AlertQuery(options.requestUrl());
    Stepper stepper =
        new Stepper(requests, query, progress, new Stepper.Keeping(stream, keeping.quarantine()));
    Instants instants = new Instants(requests, query, progress, stream, options.pageSize());
    Drain drain =
        new Drain(
            requests,
            query,
            progress,
            new Drain.Narrow(stepper, instants, stride),
            options.pageSize());
    Ascent ascent =
        new Ascent(
            requests, query, progress, new Ascent.Detours(drain, stepper), options.pageSize());
    try {
      ascent.read(new Window(begin(position), null));
      stepper.askAgain();
      sweepIfDue(position.readUpTo(), progress, ascent);
    } catch (PollEndedException e) {
      // What arrived before the poll ended is worth keeping.
      progress.settle();
      throw e;
    }
    progress.settle();
  }

  private Ticks begin(TimePosition position) {
    Ticks readUpTo = position.readUpTo();
    if (readUpTo != null) {
      return readUpTo.plus(options.reach().overlap().negated());
    }
    Instant now = requests.clock().instant();
    return Ticks.of(now.minus(options.reach().initial()).truncatedTo(ChronoUnit.SECONDS));
  }

  /** Sweeps what lies before that which this poll has read anyway. */
  private void sweepIfDue(@Nullable Ticks readUpTo, Progress progress, Ascent ascent)
      throws InterruptedException, PollEndedException {
    Instant now = requests.clock().instant();
    if (readUpTo == null || options.reach().sweepWindow().isZero()) {
      return;
    }
    Instant before = progress.position().sweptAt();
    if (before == null) {
      // The first reading was as good as a sweep.
      progress.swept(now);
      return;
    }
    Instant due = before.plus(options.reach().sweepInterval());
    if (!now.isBefore(due)) {
      Ticks to = readUpTo.plus(options.reach().overlap().negated());
      // A sweep that is late, or did not come to its end, begins no later for that.
      Ticks end = Ticks.of(due).isBefore(to) ? Ticks.of(due) : to;
      ascent.read(new Window(end.plus(options.reach().sweepWindow().negated()), to));
      progress.settle();
      progress.swept(now);
    }
  }
}
