package io.defenderxdr.source.eventhub;

import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** A store in memory that hangs, throws or has a clock of its own when a test says so. */
public final class MemoryStore implements StateStore {

  /** How its calls end. */
  public enum Mood {
    WORKS,
    REFUSES,
    THROWS,
    HANGS
  }

  private final Clock clock;
  private final TreeMap<String, Kept> entries = new TreeMap<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile Mood mood = Mood.WORKS;
  private volatile Duration ahead = Duration.ZERO;
  private volatile int writes;
  private long versions;

  public MemoryStore(Clock clock) {
    this.clock = clock;
  }

  public void mood(Mood now) {
    mood = now;
  }

  public void ahead(Duration by) {
    ahead = by;
  }

  public int writes() {
    return writes;
  }

  private void answer() throws StateAwayException, InterruptedException {
    switch (mood) {
      case WORKS -> {
        // As it should.
      }
      case REFUSES -> throw new StateAwayException("The store refuses.", new Exception("refused"));
      case THROWS -> throw new IllegalStateException("a fault in the store");
      case HANGS -> never.await();
    }
  }

  @Override
  public Optional<Kept> read(String name) throws StateAwayException, InterruptedException {
    answer();
    synchronized (this) {
      return Optional.ofNullable(entries.get(name));
    }
  }

  @Override
  public List<Kept> list(String prefix) throws StateAwayException, InterruptedException {
    answer();
    synchronized (this) {
      return entries.values().stream()
          .filter(kept -> kept.entry().name().startsWith(prefix))
          .toList();
    }
  }

  @Override
  public Optional<Kept> write(Entry entry, Expected expected)
      throws StateAwayException, InterruptedException {
    answer();
    synchronized (this) {
      Kept there = entries.get(entry.name());
      boolean fits =
          switch (expected) {
            case Expected.Anything any -> true;
            case Expected.Nothing nothing -> there == null;
            case Expected.Version(String version) ->
                there != null && there.version().equals(version);
          };
      if (!fits) {
        return Optional.empty();
      }
      writes++;
      Kept kept = new Kept(entry, "v" + ++versions, clock.instant().plus(ahead));
      entries.put(entry.name(), kept);
      return Optional.of(kept);
    }
  }

  @Override
  public void remove(String name) throws StateAwayException, InterruptedException {
    answer();
    synchronized (this) {
      entries.remove(name);
    }
  }

  @Override
  public Instant now() throws StateAwayException, InterruptedException {
    answer();
    return clock.instant().plus(ahead);
  }
}
