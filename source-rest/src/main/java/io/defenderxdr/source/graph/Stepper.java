package io.defenderxdr.source.graph;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.SteppedOver;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.QuarantineEntry;
import io.defenderxdr.source.rest.Element;
import io.defenderxdr.source.rest.ElementSink;
import io.defenderxdr.source.rest.PageReply;
import io.defenderxdr.source.rest.PollEndedException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a window item by item ({@code $skip=k&$top=1}) around what the server cannot serve. Such an
 * item is asked for once more in a small question, kept in quarantine with what is known of it, and
 * noted, to be asked for again later. One thread.
 */
final class Stepper {

  /** The server refuses a greater {@code $skip}. */
  static final int MOST_SKIPPED = 500;

  private static final int MOST_NOTES = 1_000;
  private static final int MOST_A_WALK = 10;
  private static final int MOST_PASSES = 4;
  private static final int LOOKED_AHEAD = 5;
  private static final Duration FIRST_RETRY = Duration.ofMinutes(10);
  private static final Duration LONGEST_RETRY = Duration.ofHours(24);

  private final Requests requests;
  private final AlertQuery query;
  private final Progress progress;
  private final Keeping keeping;

  /** Where unserved items go. */
  record Keeping(Progress.Stream stream, Quarantine quarantine) {}

  Stepper(Requests requests, AlertQuery query, Progress progress, Keeping keeping) {
    this.requests = requests;
    this.query = query;
    this.progress = progress;
    this.keeping = keeping;
  }

  /**
   * How a walk ended.
   *
   * @param reached the time of the last item that was served; null if none was
   * @param complete whether the end of the window was reached
   * @param steppedOver how many items were not served
   * @param before how many items came before the first of that time; -1 if not in order
   */
  record Walk(@Nullable Ticks reached, boolean complete, int steppedOver, int before) {}

  /**
   * Walks a window.
   *
   * @param untilPast ends behind the first item served after one that was stepped over and that is
   *     later than it
   * @throws PollEndedException if the server serves nothing else either
   */
  Walk walk(Window window, boolean untilPast) throws InterruptedException, PollEndedException {
    // Closed, so that nothing comes in at its end while it is walked.
    Window closed = new Window(window.from(), end(window));
    Set<Object> met = new HashSet<>();
    Walk walk = walkOnce(closed, untilPast, met);
    // Items that change meanwhile shift past a walk that counts: again, until nothing is new.
    for (int pass = 1, before = 0; before < met.size(); pass++) {
      if (pass == MOST_PASSES) {
        return new Walk(walk.reached(), false, walk.steppedOver(), -1);
      }
      before = met.size();
      walk = walkOnce(closed, untilPast, met);
    }
    return walk;
  }

  private Walk walkOnce(Window window, boolean untilPast, Set<Object> met)
      throws InterruptedException, PollEndedException {
    Trail trail = new Trail();
    int news = 0;
    for (int skip = 0; skip <= MOST_SKIPPED; skip++) {
      Tally tally = new Tally(noting(met));
      PageReply reply = requests.askOrEnd(query.page(window, 1, skip), tally, Requests.BRIEF);
      if (reply instanceof PageReply.Broken broken) {
        requireAnswers(window, skip, broken);
        Unserved item = look(window, skip, trail.reached);
        if (!isNoted(item)) {
          if (isServedAfterAll(window, skip)) {
            skip--;
            continue;
          }
          // What is noted is no news: each walk gets further than the one before.
          news++;
          if (news > MOST_A_WALK) {
            throw Requests.away(broken);
          }
        }
        stepOver(item, broken);
        met.add(item.id() == null ? item.window() : item.id());
        trail.unserved(item.window().from());
      } else if (tally.count() == 0) {
        return trail.end(((PageReply.Page) reply).nextLink() == null);
      } else {
        trail.served(tally.greatest(), skip);
        if (untilPast && trail.isPast()) {
          return trail.end(false);
        }
      }
    }
    return trail.end(false);
  }

  private ElementSink noting(Set<Object> met) {
    return element -> {
      met.add(element.id());
      progress.accept(element);
    };
  }

  /** What a walk has met so far. */
  private static final class Trail {

    private @Nullable Ticks reached;
    private @Nullable Ticks unserved;
    private boolean ordered = true;
    private int before;
    private int steps;

    void served(@Nullable Ticks time, int skip) {
      if (time == null) {
        ordered = false;
        return;
      }
      inOrder(time);
      before = time.equals(reached) ? before : skip;
      reached = time;
    }

    void unserved(Ticks from) {
      inOrder(from);
      unserved = from;
      steps++;
    }

    private void inOrder(Ticks time) {
      ordered &= reached == null || !time.isBefore(reached);
      ordered &= unserved == null || !time.isBefore(unserved);
    }

    /** Whether an item later than the last one that was not served was served. */
    boolean isPast() {
      return unserved != null && reached != null && unserved.isBefore(reached);
    }

    Walk end(boolean complete) {
      return new Walk(reached, complete, steps, ordered ? before : -1);
    }
  }

  /** An item is only unserved if the server serves others; else it is the server that fails. */
  private void requireAnswers(Window window, int skip, PageReply.Broken broken)
      throws InterruptedException, PollEndedException {
    if (isServed(query.page(window, 1, Math.min(skip + 1, MOST_SKIPPED)))
        || (skip > 0 && isServed(query.page(window, 1, skip - 1)))
        || isServed(query.small(window, skip))
        || isServed(query.before(window.from()))
        || (window.to() != null && isServed(query.page(new Window(window.to(), null), 1, 0)))) {
      return;
    }
    for (int ahead = 1; ahead <= LOOKED_AHEAD; ahead++) {
      if (isServed(query.small(window, Math.min(skip + ahead, MOST_SKIPPED)))) {
        return;
      }
    }
    throw Requests.away(broken);
  }

  private boolean isServed(URI address) throws InterruptedException, PollEndedException {
    Tally tally = new Tally(element -> {});
    PageReply reply = requests.askOrEnd(address, tally, Requests.BRIEF);
    return reply instanceof PageReply.Page && tally.count() > 0;
  }

  /** What is known of an item that was not served. */
  private record Unserved(@Nullable Element item, Window window) {

    @Nullable DocumentId id() {
      return item == null ? null : item.id();
    }
  }

  private Unserved look(Window window, int skip, @Nullable Ticks reached)
      throws InterruptedException, PollEndedException {
    List<Element> known = new ArrayList<>();
    requests.askOrEnd(query.small(window, skip), known::add, Requests.PATIENT);
    Element item = known.isEmpty() ? null : known.getFirst();
    Ticks time = item == null ? null : item.time();
    return time == null
        ? new Unserved(item, new Window(orElse(reached, window.from()), behind(window, skip)))
        : new Unserved(item, Window.instant(time));
  }

  /** Where an item of which nothing is known must lie before: at the next one, if that is later. */
  private Ticks behind(Window window, int skip) throws InterruptedException, PollEndedException {
    Tally next = new Tally(progress);
    URI address = query.page(window, 1, Math.min(skip + 1, MOST_SKIPPED));
    requests.askOrEnd(address, next, Requests.PATIENT);
    Ticks time = next.greatest();
    return time != null && window.from().isBefore(time) ? time.next() : end(window);
  }

  private boolean isNoted(Unserved item) {
    return progress.position().steppedOver().stream().anyMatch(note -> isOf(note, item));
  }

  private static boolean isOf(SteppedOver note, Unserved item) {
    if (note.id() != null || item.id() != null) {
      return Objects.equals(note.id(), item.id()) && note.from().equals(item.window().from());
    }
    // Of an item without an id only the span is known, and it depends on where the walk began.
    Ticks from = item.window().from();
    boolean inside = note.from().isBefore(from) && from.next().isBefore(note.to());
    return inside || note.from().equals(from);
  }

  /** Two failures may be chance: before an item is stepped over it is asked for with patience. */
  private boolean isServedAfterAll(Window window, int skip)
      throws InterruptedException, PollEndedException {
    return requests.askOrEnd(query.page(window, 1, skip), progress, Requests.PATIENT)
        instanceof PageReply.Page;
  }

  private void stepOver(Unserved item, PageReply.Broken broken) throws InterruptedException {
    if (isNews(item)) {
      keeping.quarantine().put(entry(item.item(), item.window(), broken));
    }
  }

  private static Ticks orElse(@Nullable Ticks one, Ticks other) {
    return one == null ? other : one;
  }

  private Ticks end(Window window) {
    if (window.to() != null) {
      return window.to();
    }
    Ticks now = Ticks.of(requests.clock().instant());
    return now.isBefore(window.from()) ? window.from().next() : now.next();
  }

  private QuarantineEntry entry(@Nullable Element item, Window window, PageReply.Broken broken) {
    return new QuarantineEntry(
        keeping.stream().id(),
        null,
        item == null ? null : item.id(),
        item == null ? "{}" : item.json().toText(),
        "Graph answers every question for this alert with an error (%s); it is asked for again by itself."
            .formatted(broken.reason()),
        (item == null ? "an alert" : item.label()) + " last updated " + window,
        requests.clock().instant());
  }

  /** Notes the item; true if it was not noted before. */
  private boolean isNews(Unserved item) throws InterruptedException {
    Instant now = requests.clock().instant();
    List<SteppedOver> notes = new ArrayList<>(progress.position().steppedOver());
    int tries = 1;
    for (SteppedOver note : List.copyOf(notes)) {
      if (isOf(note, item)) {
        if (now.isBefore(note.nextTry())) {
          return false;
        }
        tries = note.tries() + 1;
        notes.remove(note);
      }
    }
    Window window = item.window();
    notes.add(
        new SteppedOver(window.from(), end(window), item.id(), tries, now.plus(waitAfter(tries))));
    progress.stepOver(notes.subList(Math.max(0, notes.size() - MOST_NOTES), notes.size()));
    return tries == 1;
  }

  private static Duration waitAfter(int tries) {
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(tries - 1, 20));
    return wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait;
  }

  /**
   * Asks again for what was stepped over and is due; what is served now, or is no longer there, is
   * forgotten.
   */
  void askAgain() throws InterruptedException, PollEndedException {
    Instant now = requests.clock().instant();
    for (SteppedOver note : progress.position().steppedOver()) {
      boolean isAnswered = !progress.position().steppedOver().contains(note);
      if (isAnswered || now.isBefore(note.nextTry())) {
        continue;
      }
      Walk walk = walk(new Window(note.from(), note.to()), false);
      if (walk.complete() && walk.steppedOver() == 0) {
        List<SteppedOver> left = new ArrayList<>(progress.position().steppedOver());
        left.remove(note);
        progress.stepOver(left);
      }
    }
  }
}
