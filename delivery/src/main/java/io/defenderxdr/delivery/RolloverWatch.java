package io.defenderxdr.delivery;

import io.defenderxdr.delivery.cluster.DataStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the ids written shortly after a roll-over was noticed, to be looked up once more when a
 * late request of a writer that died can have arrived too. Safe for many threads.
 */
final class RolloverWatch {

  /** More than these are not remembered; at 28 characters an id this is about 10 MB. */
  private static final int MOST_IDS = 100_000;

  private final Clock clock;
  private final Duration length;
  private final Map<String, Watched> watched = new HashMap<>();

  RolloverWatch(Clock clock, Duration length) {
    this.clock = clock;
    this.length = length;
  }

  private static final class Watched {

    private final String writeIndex;
    private final Instant until;
    private List<String> ids = new ArrayList<>();

    Watched(String writeIndex, Instant until) {
      this.writeIndex = writeIndex;
      this.until = until;
    }
  }

  /** Notes ids that were written into the stream's write index. */
  synchronized void wrote(DataStream target, List<String> ids) {
    if (target.backing().size() < 2) {
      return;
    }
    Watched now = watched.get(target.name());
    if (now == null || !now.writeIndex.equals(target.writeIndex())) {
      now = new Watched(target.writeIndex(), clock.instant().plus(length));
      watched.put(target.name(), now);
    }
    if (clock.instant().isBefore(now.until) && now.ids.size() < MOST_IDS) {
      now.ids.addAll(ids);
    }
  }

  /** The data streams whose watch is over and that still have ids to look up. */
  synchronized List<String> due() {
    List<String> due = new ArrayList<>();
    watched.forEach(
        (name, entry) -> {
          if (!entry.ids.isEmpty() && !clock.instant().isBefore(entry.until)) {
            due.add(name);
          }
        });
    return due;
  }

  /** The ids to look up, which stay until {@link #done}. */
  synchronized List<String> ids(String name) {
    Watched entry = watched.get(name);
    return entry == null ? List.of() : List.copyOf(entry.ids);
  }

  /** They were looked up. */
  synchronized void done(String name) {
    Watched entry = watched.get(name);
    if (entry != null) {
      entry.ids = new ArrayList<>();
    }
  }
}
