package io.defenderxdr.source.graph;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.SteppedOver;
import io.defenderxdr.event.Ticks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items that were stepped over, as they are kept in the position: each is asked for again after
 * ten minutes, then after twice as long each time, up to a day; one of which nothing is known in
 * the next polls too, since it may have been chance that hid it. One thread.
 */
final class Notes {

  private static final int MOST = 1_000;
  private static final Duration FIRST_RETRY = Duration.ofMinutes(10);
  private static final Duration NEXT_POLL = Duration.ofSeconds(10);
  private static final int SOON = 3;
  private static final Duration LONGEST_RETRY = Duration.ofHours(24);

  private final Progress progress;
  private final Clock clock;

  Notes(Progress progress, Clock clock) {
    this.progress = progress;
    this.clock = clock;
  }

  boolean contain(Unserved item) {
    return all().stream().anyMatch(item::isIn);
  }

  boolean contain(SteppedOver note) {
    return all().contains(note);
  }

  /** Those to be asked for again. */
  List<SteppedOver> due() {
    Instant now = clock.instant();
    return all().stream().filter(note -> !now.isBefore(note.nextTry())).toList();
  }

  private List<SteppedOver> all() {
    return progress.position().steppedOver();
  }

  /** Notes that an item was not served. */
  void add(Unserved item) throws InterruptedException {
    List<SteppedOver> notes = new ArrayList<>(all());
    Instant now = clock.instant();
    Ticks from = item.window().from();
    Ticks to = item.window().to() == null ? from.next() : item.window().to();
    int tries = 1;
    for (SteppedOver note : all()) {
      if (item.isIn(note)) {
        boolean wider = to.compareTo(note.to()) > 0;
        if (now.isBefore(note.nextTry()) && !wider) {
          return;
        }
        // Several items of which nothing is known may share a note: it must span them all.
        from = note.from().isBefore(from) ? note.from() : from;
        to = wider ? to : note.to();
        tries = note.tries() + (now.isBefore(note.nextTry()) ? 0 : 1);
        notes.remove(note);
      }
    }
    notes.add(new SteppedOver(from, to, item.id(), tries, now.plus(waitAfter(tries, item.id()))));
    progress.stepOver(notes.subList(Math.max(0, notes.size() - MOST), notes.size()));
  }

  void remove(SteppedOver note) throws InterruptedException {
    List<SteppedOver> left = new ArrayList<>(all());
    left.remove(note);
    progress.stepOver(left);
  }

  private static Duration waitAfter(int tries, @Nullable DocumentId id) {
    int late = id == null ? tries - SOON : tries;
    if (late <= 0) {
      return NEXT_POLL;
    }
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(late - 1, 20));
    return wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait;
  }
}
