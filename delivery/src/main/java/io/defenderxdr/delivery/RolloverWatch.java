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

  /** For how long ids are remembered. */
  Duration length() {
    return length;
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

  /** Whether this write index is watched, or was. */
  synchronized boolean knows(DataStream target) {
    Watched now = watched.get(target.name());
    return now != null && now.writeIndex.equals(target.writeIndex());
  }

  /**
   * Begins to watch a write index that was not known before.
   *
   * @param early ids that others, or this process before it died, wrote into it at its begin
   */
  synchronized void begin(DataStream target, List<String> early) {
    Watched now = new Watched(target.writeIndex(), clock.instant().plus(length));
    now.ids.addAll(early);
    watched.put(target.name(), now);
  }

  /** Notes ids that were written into the stream's write index. */
  synchronized void wrote(DataStream target, List<String> ids) {
    Watched now = watched.get(target.name());
    if (now != null
        && now.writeIndex.equals(target.writeIndex())
        && clock.instant().isBefore(now.until)
        && now.ids.size() < MOST_IDS) {
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
