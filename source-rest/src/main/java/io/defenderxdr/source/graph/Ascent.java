package io.defenderxdr.source.graph;

import io.defenderxdr.event.SteppedOver;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.source.rest.PageReply;
import io.defenderxdr.source.rest.PollEndedException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a window in ascending order by time boundaries: each page begins at the last time of the
 * one before it. Where the server keeps another order, the window is drained instead. One thread.
 */
final class Ascent {

  /** So many elements in order are no chance. */
  private static final int PROOF = 20;

  private final Requests requests;
  private final AlertQuery query;
  private final Progress progress;
  private final Detours detours;
  private final int pageSize;

  /** What to do where the straight way is blocked. */
  record Detours(Drain drain, Stepper stepper) {}

  Ascent(Requests requests, AlertQuery query, Progress progress, Detours detours, int pageSize) {
    this.requests = requests;
    this.query = query;
    this.progress = progress;
    this.detours = detours;
    this.pageSize = pageSize;
  }

  /** Reads a window, going around what is known not to be served. */
  void read(Window window) throws InterruptedException, PollEndedException {
    Ticks from = window.from();
    List<SteppedOver> known =
        progress.position().steppedOver().stream()
            .filter(note -> window.from().isBefore(note.to()))
            .sorted(Comparator.comparing(SteppedOver::from))
            .toList();
    for (SteppedOver note : known) {
      boolean inside = window.to() == null || note.from().isBefore(window.to());
      if (inside && from.isBefore(note.to())) {
        Ticks begin = from.isBefore(note.from()) ? note.from() : from;
        readStraight(new Window(from, begin));
        from = around(new Window(begin, note.to()));
      }
    }
    readStraight(new Window(from, window.to()));
  }

  /** Reads the window of what is known not to be served; returns where to go on. */
  private Ticks around(Window known) throws InterruptedException, PollEndedException {
    Walk walk = detours.stepper().walk(known, false);
    if (!walk.complete() && !isInOrder(known, walk.reached(), walk.before())) {
      drain(known);
      return end(known);
    }
    progress.moveTo(walk.reached());
    return walk.complete() || walk.reached() == null ? end(known) : walk.reached();
  }

  private void readStraight(Window window) throws InterruptedException, PollEndedException {
    Ticks cursor = window.from();
    while (cursor != null && (window.to() == null || cursor.isBefore(window.to()))) {
      Tally tally = new Tally(progress);
      Window rest = new Window(cursor, window.to());
      PageReply reply = requests.askOrEnd(query.page(rest, pageSize, 0), tally, Requests.PATIENT);
      if (reply instanceof PageReply.Broken) {
        cursor = aroundWhatFails(rest);
      } else if (!isAscending(rest, (PageReply.Page) reply, tally)) {
        drain(rest);
        cursor = null;
      } else {
        progress.moveTo(tally.greatest());
        cursor = next(cursor, (PageReply.Page) reply, tally);
      }
    }
  }

  /**
   * Whether more pages may follow in this order. A short page, or one of a single time, proves no
   * order by itself: then the server must count as many before its greatest time as were read. An
   * empty page with a link says nothing of what follows.
   */
  private boolean isAscending(Window rest, PageReply.Page page, Tally tally)
      throws InterruptedException, PollEndedException {
    Ticks first = tally.first();
    if (first == null) {
      return tally.count() == 0 && page.nextLink() == null;
    }
    boolean proved = tally.count() >= PROOF && !first.equals(tally.greatest());
    return tally.isAscending()
        && (proved || isLast(page) || isInOrder(rest, tally.greatest(), tally.beforeGreatest()));
  }

  /** Whether all that the server has in a window before a moment is the number that was read. */
  private boolean isInOrder(Window window, @Nullable Ticks moment, int read)
      throws InterruptedException, PollEndedException {
    if (moment == null || read < 0) {
      return false;
    }
    if (!window.from().isBefore(moment)) {
      return true;
    }
    URI count = query.count(new Window(window.from(), moment));
    return requests.askOrEnd(count, element -> {}, Requests.PATIENT) instanceof PageReply.Page page
        && page.total() == read;
  }

  private static Ticks end(Window closed) {
    return closed.to() == null ? closed.from().next() : closed.to();
  }

  private boolean isLast(PageReply.Page page) {
    return page.nextLink() == null && page.count() < pageSize;
  }

  /** Where the next page begins; null if this was the last. */
  private @Nullable Ticks next(Ticks cursor, PageReply.Page page, Tally tally)
      throws InterruptedException, PollEndedException {
    Ticks last = tally.greatest();
    if (last == null || isLast(page)) {
      return null;
    }
    if (cursor.isBefore(last)) {
      return last;
    }
    // One instant fills the page: all of it is read before time goes on.
    detours.drain().drain(Window.instant(cursor));
    progress.moveTo(cursor);
    return cursor.next();
  }

  private void drain(Window rest) throws InterruptedException, PollEndedException {
    Ticks now = Ticks.of(requests.clock().instant()).next();
    Ticks to = rest.to() == null ? now : rest.to();
    // Whatever the clocks say, the newest item that was seen lies inside.
    detours
        .drain()
        .drain(new Window(rest.from(), rest.from().isBefore(to) ? to : rest.from().next()));
  }

  /**
   * A page fails again and again: finds how many of its items can be served by halving, settles
   * them, and walks past the one that cannot.
   */
  private @Nullable Ticks aroundWhatFails(Window rest)
      throws InterruptedException, PollEndedException {
    int served = 0;
    int failing = pageSize;
    Ticks reached = rest.from();
    while (failing - served > 1) {
      int half = (served + failing) / 2;
      Tally tally = new Tally(progress);
      PageReply reply = requests.askOrEnd(query.page(rest, half, 0), tally, Requests.BRIEF);
      if (reply instanceof PageReply.Broken) {
        failing = half;
        continue;
      }
      if (!isAscending(rest, (PageReply.Page) reply, tally)) {
        drain(rest);
        return null;
      }
      served = half;
      reached = tally.greatest() == null ? reached : tally.greatest();
      if (tally.count() < half) {
        // The failure has passed: this was the rest of the window.
        progress.moveTo(reached);
        return null;
      }
    }
    if (served > 0) {
      progress.moveTo(reached);
    }
    return pastWhatFails(new Window(reached, rest.to()));
  }

  /** Walks past the item that fails; returns where to go on, null if the window is done. */
  private @Nullable Ticks pastWhatFails(Window window)
      throws InterruptedException, PollEndedException {
    Walk walk = detours.stepper().walk(window, true);
    Ticks past = walk.reached();
    if (walk.complete()) {
      progress.moveTo(past);
      return null;
    }
    if (!isInOrder(window, past, walk.before())) {
      drain(window);
      return null;
    }
    progress.moveTo(past);
    if (past != null && window.from().isBefore(past)) {
      return past;
    }
    // More of one instant than can be stepped through: drained by its conditions.
    detours.drain().drain(Window.instant(window.from()));
    return window.from().next();
  }
}
