package io.defenderxdr.source.graph;

import io.defenderxdr.event.SteppedOver;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.QuarantineEntry;
import io.defenderxdr.source.rest.Element;
import io.defenderxdr.source.rest.ElementSink;
import io.defenderxdr.source.rest.PageReply;
import io.defenderxdr.source.rest.PollEndedException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  private static final int MOST_A_WALK = 10;
  private static final int MOST_PASSES = 4;
  private static final int LOOKED_AHEAD = 5;

  /** Small forms are no alerts. */
  private static final ElementSink IN_PASSING = element -> {};

  private final Requests requests;
  private final AlertQuery query;
  private final Progress progress;
  private final Keeping keeping;
  private final Notes notes;

  /** Where unserved items go. */
  record Keeping(Progress.Stream stream, Quarantine quarantine) {}

  Stepper(Requests requests, AlertQuery query, Progress progress, Keeping keeping) {
    this.requests = requests;
    this.query = query;
    this.progress = progress;
    this.keeping = keeping;
    this.notes = new Notes(progress, requests.clock());
  }

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
        return new Walk(walk.reached(), false, walk.steppedOver(), walk.unknown(), -1);
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
        Unserved item = look(window, skip, trail);
        if (!notes.contain(item)) {
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
        trail.unserved(item);
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

  /** An item is only unserved if the server serves others; else it is the server that fails. */
  private void requireAnswers(Window window, int skip, PageReply.Broken broken)
      throws InterruptedException, PollEndedException {
    if (isServed(query.page(window, 1, Math.min(skip + 1, MOST_SKIPPED)), progress)
        || (skip > 0 && isServed(query.page(window, 1, skip - 1), progress))
        || isServed(query.small(window, skip), IN_PASSING)
        || isServed(query.before(window.from()), progress)
        || (window.to() != null
            && isServed(query.page(new Window(window.to(), null), 1, 0), progress))) {
      return;
    }
    for (int ahead = 1; ahead <= LOOKED_AHEAD; ahead++) {
      if (isServed(query.small(window, Math.min(skip + ahead, MOST_SKIPPED)), IN_PASSING)) {
        return;
      }
    }
    throw Requests.away(broken);
  }

  /** What comes whole is taken: it may have changed before it is met again. */
  private boolean isServed(URI address, ElementSink sink)
      throws InterruptedException, PollEndedException {
    Tally tally = new Tally(sink);
    PageReply reply = requests.askOrEnd(address, tally, Requests.BRIEF);
    return reply instanceof PageReply.Page && tally.count() > 0;
  }

  private Unserved look(Window window, int skip, Trail trail)
      throws InterruptedException, PollEndedException {
    List<Element> known = new ArrayList<>();
    requests.askOrEnd(query.small(window, skip), known::add, Requests.PATIENT);
    Element item = known.isEmpty() ? null : known.getFirst();
    Ticks time = item == null ? null : item.time();
    return time == null
        ? new Unserved(item, between(window, skip, trail))
        : new Unserved(item, Window.instant(time));
  }

  /** Where an item of which nothing is known must lie: between its neighbours, in order. */
  private Window between(Window window, int skip, Trail trail)
      throws InterruptedException, PollEndedException {
    Tally next = new Tally(progress);
    URI address = query.page(window, 1, Math.min(skip + 1, MOST_SKIPPED));
    requests.askOrEnd(address, next, Requests.PATIENT);
    Ticks from = trail.reached() == null ? window.from() : trail.reached();
    Ticks to = next.greatest() == null ? end(window) : next.greatest().next();
    return trail.isOrdered() && from.isBefore(to) ? new Window(from, to) : window;
  }

  /** Two failures may be chance: before an item is stepped over it is asked for with patience. */
  private boolean isServedAfterAll(Window window, int skip)
      throws InterruptedException, PollEndedException {
    return requests.askOrEnd(query.page(window, 1, skip), progress, Requests.PATIENT)
        instanceof PageReply.Page;
  }

  /** The entry comes before the note: a stop between the two costs a repeat and not the entry. */
  private void stepOver(Unserved item, PageReply.Broken broken) throws InterruptedException {
    if (!notes.contain(item)) {
      keeping.quarantine().put(entry(item.item(), item.window(), broken));
    }
    notes.add(item);
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

  /**
   * Asks again for what was stepped over and is due; what is served now, or is no longer there, is
   * forgotten. So is the note of an item of which nothing was known, once it has one by its id.
   */
  void askAgain() throws InterruptedException, PollEndedException {
    for (SteppedOver note : notes.due()) {
      // A walk for one note may have answered the next.
      if (notes.contain(note)) {
        Walk walk = walk(new Window(note.from(), note.to()), false);
        int left = note.id() == null ? walk.unknown() : walk.steppedOver();
        if (walk.complete() && left == 0) {
          notes.remove(note);
        }
      }
    }
  }
}
