package io.defenderxdr.status;

import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A place of positions in memory, which can be away or lose its answers. */
final class MemoryStore implements StateStore {

  final Map<String, Kept> entries = new TreeMap<>();
  private final Clock clock;
  private int versions;
  boolean away;
  boolean losesAnswers;
  Runnable beforeWrite = () -> {};
  int writes;

  MemoryStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Kept> read(String name) throws StateAwayException {
    answer();
    return Optional.ofNullable(entries.get(name));
  }

  @Override
  public synchronized List<Kept> list(String prefix) throws StateAwayException {
    answer();
    List<Kept> found = new ArrayList<>(entries.values());
    found.removeIf(kept -> !kept.entry().name().startsWith(prefix));
    return found;
  }

  @Override
  public synchronized Optional<Kept> write(Entry entry, Expected expected)
      throws StateAwayException {
    answer();
    Runnable others = beforeWrite;
    beforeWrite = () -> {};
    others.run();
    Kept there = entries.get(entry.name());
    boolean fits =
        switch (expected) {
          case Expected.Anything anything -> true;
          case Expected.Nothing nothing -> there == null;
          case Expected.Version version ->
              there != null && there.version().equals(version.version());
        };
    if (!fits) {
      return Optional.empty();
    }
    writes++;
    Kept kept = new Kept(entry, "v" + ++versions, clock.instant());
    entries.put(entry.name(), kept);
    if (losesAnswers) {
      throw new StateAwayException("The place did not answer.", new IllegalStateException());
    }
    return Optional.of(kept);
  }

  private void answer() throws StateAwayException {
    if (away) {
      throw new StateAwayException("The place is away.", new IllegalStateException());
    }
  }

  @Override
  public synchronized void remove(String name) {
    entries.remove(name);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
