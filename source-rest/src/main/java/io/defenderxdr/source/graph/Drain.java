package io.defenderxdr.source.graph;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.source.rest.ElementSink;
import io.defenderxdr.source.rest.PageReply;
import io.defenderxdr.source.rest.PollEndedException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a closed window completely, in whatever order the server gives it, by the server's links.
 *
 * <p>Links may count items, and items that change while they are read then shift past the reader:
 * so a window of more than one page is read until a pass brings nothing new. A window whose link is
 * refused, that has too many pages or that fails is halved, the older half first. One thread.
 */
final class Drain {

  private static final int MOST_PAGES = 20;
  private static final int MOST_PASSES = 4;
  private static final long STEP_WIDTH = 10_000_000L;

  private final Requests requests;
  private final AlertQuery query;
  private final Progress progress;
  private final Narrow narrow;
  private final int pageSize;

  /** What to do where a window cannot be halved any more, and how wide one may be now. */
  record Narrow(Stepper stepper, Instants instants, Stride stride) {}

  Drain(Requests requests, AlertQuery query, Progress progress, Narrow narrow, int pageSize) {
    this.requests = requests;
    this.query = query;
    this.progress = progress;
    this.narrow = narrow;
    this.pageSize = pageSize;
  }

  /** How one pass through a window's pages ended. */
  private enum Pass {
    ONE_PAGE,
    NOTHING_NEW,
    SOMETHING_NEW,
    TOO_WIDE,
    FAILING
  }

  /**
   * Reads a closed window; the position moves as its older parts are complete.
   *
   * @throws PollEndedException if the server does not answer
   */
  void drain(Window window) throws InterruptedException, PollEndedException {
    if (!window.isInstant() && !narrow.stride().fits(window)) {
      split(window, false);
      return;
    }
    try {
      drainWhole(window);
    } catch (PollEndedException e) {
      narrow.stride().brokenOff(window);
      throw e;
    }
  }

  private void drainWhole(Window window) throws InterruptedException, PollEndedException {
    Collected collected = new Collected(progress);
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      switch (pass(window, collected)) {
        case ONE_PAGE, NOTHING_NEW -> {
          progress.moveTo(collected.greatest);
          narrow.stride().done(window);
          return;
        }
        case SOMETHING_NEW -> progress.settle();
        case TOO_WIDE -> {
          progress.settle();
          split(window, false);
          return;
        }
        case FAILING -> {
          progress.settle();
          split(window, true);
          return;
        }
      }
    }
    split(window, false);
  }

  private void split(Window window, boolean failing)
      throws InterruptedException, PollEndedException {
    Ticks to = window.to() == null ? window.from().next() : window.to();
    boolean small = to.value() - window.from().value() <= STEP_WIDTH;
    if (failing && (small || window.isInstant())) {
      Walk walk = narrow.stepper().walk(window, false);
      if (walk.complete()) {
        progress.moveTo(walk.reached());
        return;
      }
    }
    if (window.isInstant()) {
      readInstant(window);
      progress.moveTo(window.from());
      return;
    }
    Ticks middle = window.middle();
    drain(new Window(window.from(), middle));
    progress.passed(middle);
    drain(new Window(middle, to));
  }

  private void readInstant(Window window) throws InterruptedException, PollEndedException {
    if (!narrow.instants().read(window)) {
      Walk walk = narrow.stepper().walk(window, false);
      if (!walk.complete()) {
        narrow.instants().gap(window, Stepper.MOST_SKIPPED, -1);
      }
    }
  }

  private Pass pass(Window window, Collected collected)
      throws InterruptedException, PollEndedException {
    int before = collected.ids.size();
    URI address = query.page(window, pageSize, 0);
    for (int page = 1; page <= MOST_PAGES; page++) {
      PageReply reply = requests.ask(address, collected, page == 1 ? 3 : Requests.PATIENT);
      if (reply instanceof PageReply.Broken) {
        return Pass.FAILING;
      }
      if (reply instanceof PageReply.Refused refused) {
        if (page > 1
            && refused.status() >= 400
            && refused.status() != 401
            && refused.status() != 403) {
          return Pass.TOO_WIDE;
        }
        throw new PollEndedException(refused.status(), refused.sentence(), null);
      }
      URI next = ((PageReply.Page) reply).nextLink();
      // A full page without a link may be cut; not where the server has given links before.
      boolean cut = page == 1 && ((PageReply.Page) reply).count() >= pageSize;
      if (next == null && !cut) {
        return page == 1
            ? Pass.ONE_PAGE
            : collected.ids.size() == before ? Pass.NOTHING_NEW : Pass.SOMETHING_NEW;
      }
      if (next == null || !query.isSameOrigin(next)) {
        return Pass.TOO_WIDE;
      }
      address = next;
    }
    return Pass.TOO_WIDE;
  }

  /** Notes which items a window has given, over all passes. */
  private static final class Collected implements ElementSink {

    private final ElementSink next;
    private final Set<DocumentId> ids = new HashSet<>();
    private @Nullable Ticks greatest;

    private Collected(ElementSink next) {
      this.next = next;
    }

    @Override
    public void accept(io.defenderxdr.source.rest.Element element) throws InterruptedException {
      ids.add(element.id());
      Ticks time = element.time();
      if (time != null) {
        greatest = greatest == null || greatest.isBefore(time) ? time : greatest;
      }
      next.accept(element);
    }
  }
}
