package io.defenderxdr.testkit;

import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Entries in memory, which a test can put out of reach. Safe for many threads. */
public final class FakeStateStore implements StateStore {

  private final Clock clock;
  private final Map<String, Kept> entries = new TreeMap<>();
  private long writes;
  private boolean away;
  private int lostAnswers;

  /**
   * An empty store.
   *
   * @param clock the store's own clock
   */
  public FakeStateStore(Clock clock) {
    this.clock = clock;
  }

  /** Whether every call fails from now on. */
  public synchronized void setAway(boolean away) {
    this.away = away;
  }

  /** The next writes are done and fail nevertheless. */
  public synchronized void loseAnswers(int writes) {
    lostAnswers = writes;
  }

  /** How many writes were done. */
  public synchronized long writes() {
    return writes;
  }

  private void requireHere() throws StateAwayException {
    if (away) {
      throw new StateAwayException("The state store is away: bring it back.", null);
    }
  }

  @Override
  public synchronized Optional<Kept> read(String name) throws StateAwayException {
    requireHere();
    return Optional.ofNullable(entries.get(name));
  }

  @Override
  public synchronized List<Kept> list(String prefix) throws StateAwayException {
    requireHere();
    return entries.values().stream()
        .filter(kept -> kept.entry().name().startsWith(prefix))
        .toList();
  }

  @Override
  public synchronized Optional<Kept> write(Entry entry, Expected expected)
      throws StateAwayException {
    requireHere();
    Kept there = entries.get(entry.name());
    boolean isThere =
        switch (expected) {
          case Expected.Anything anything -> true;
          case Expected.Nothing nothing -> there == null;
          case Expected.Version version ->
              there != null && there.version().equals(version.version());
        };
    if (!isThere) {
      return Optional.empty();
    }
    writes++;
    Kept kept = new Kept(entry, "v" + writes, clock.instant());
    entries.put(entry.name(), kept);
    if (lostAnswers > 0) {
      lostAnswers--;
      throw new StateAwayException("The answer of the state store was lost: look again.", null);
    }
    return Optional.of(kept);
  }

  @Override
  public synchronized void remove(String name) throws StateAwayException {
    requireHere();
    entries.remove(name);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
