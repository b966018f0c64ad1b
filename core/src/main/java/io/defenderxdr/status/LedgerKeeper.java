package io.defenderxdr.status;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Kept;
import io.defenderxdr.retry.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ledger with the positions: every few seconds, and at the stop, what this run has
 * counted is added to what stands there.
 *
 * <p>Several collectors may add to one row; each adds its own part once. If the place is away,
 * collecting goes on, health says so, and all is added later. After a kill, what was settled since
 * the last write is missing in the sums. Started and closed by one thread.
 */
public final class LedgerKeeper implements AutoCloseable {

  /** How often what has changed is written. */
  public static final Duration EVERY = Duration.ofSeconds(10);

  /** How often rows that others write are read. */
  static final Duration LOOK_ROUND = Duration.ofMinutes(1);

  /** So often a row is tried again at once when another collector was faster. */
  private static final int MOST_TRIES = 5;

  private static final Logger LOG = LoggerFactory.getLogger(LedgerKeeper.class);

  private final StatusBoard board;
  private final StateStore store;
  private final Keeping keeping;
  private final Map<LedgerKey, KeptPage> pages = new HashMap<>();
  private final Map<LedgerKey, KeptRow> views = new ConcurrentHashMap<>();
  private final Map<LedgerKey, String> broken = new HashMap<>();
  private final Set<StreamId> troubled = new HashSet<>();
  private final Set<StreamId> looked = new HashSet<>();
  private final Thread thread;
  private Instant nextLook = Instant.MIN;
  private long writes;

  /**
   * How it is kept.
   *
   * @param run names this run of this collector, unlike any other
   * @param every how often what has changed is written
   * @param clock tells when to read what others write
   * @param pause the way to wait
   */
  public record Keeping(String run, Duration every, Clock clock, Pause pause) {}

  public LedgerKeeper(StatusBoard board, StateStore store, Keeping keeping) {
    this.board = board;
    this.store = store;
    this.keeping = keeping;
    this.thread = Thread.ofPlatform().name("ledger").daemon().unstarted(this::run);
  }

  /** Reads what is there, if the place answers, and begins to write. */
  public void start() throws InterruptedException {
    board.keeps(this::rows);
    round(false);
    thread.start();
  }

  /** The rows as they are kept. */
  Map<LedgerKey, KeptRow> rows() {
    return Map.copyOf(views);
  }

  private void run() {
    try {
      while (true) {
        keeping.pause().forAtLeast(keeping.every());
        round(false);
      }
    } catch (InterruptedException stop) {
      LOG.debug("the ledger is written for the last time");
    }
  }

  /** Writes what has changed, and reads what others have written. */
  void round(boolean closing) throws InterruptedException {
    Map<StreamId, String> faults = new HashMap<>();
    try {
      look();
      for (Map.Entry<LedgerKey, LedgerRow> row : board.tally().entrySet()) {
        write(row.getKey(), row.getValue(), closing);
      }
    } catch (StateAwayException away) {
      everywhere(faults, "The ledger is not written: " + away.getMessage());
      // RULE OFF: the end of the keeper's loop, where health changes.
    } catch (RuntimeException e) {
      // RULE ON
      LOG.error("a fault of the collector in keeping the ledger", e);
      everywhere(faults, "The ledger is not written: a fault of the collector (" + e + ").");
    }
    broken.forEach((key, sentence) -> faults.put(key.stream(), sentence));
    tell(faults);
  }

  private void everywhere(Map<StreamId, String> faults, String sentence) {
    board.streams().forEach(status -> faults.put(status.stream(), sentence));
  }

  private void tell(Map<StreamId, String> faults) {
    PipelineListener listener = board.of(Part.LEDGER);
    faults.forEach((stream, sentence) -> listener.degraded(stream, sentence, null));
    troubled.stream().filter(was -> !faults.containsKey(was)).forEach(listener::recovered);
    troubled.clear();
    troubled.addAll(faults.keySet());
  }

  private void look() throws StateAwayException, InterruptedException {
    Instant now = keeping.clock().instant();
    Set<StreamId> streams =
        board.streams().stream().map(StreamStatus::stream).collect(Collectors.toSet());
    if (now.isBefore(nextLook) && looked.containsAll(streams)) {
      return;
    }
    broken.clear();
    for (StreamId stream : streams) {
      for (Kept kept : store.list(LedgerKey.prefix(stream))) {
        Optional<LedgerKey> key = LedgerPage.keyOf(kept.entry());
        if (key.isPresent() && key.get().stream().equals(stream)) {
          take(key.get(), kept);
        }
      }
    }
    looked.addAll(streams);
    nextLook = now.plus(LOOK_ROUND);
  }

  private void take(LedgerKey key, Kept kept) {
    KeptPage page = pages.computeIfAbsent(key, this::unknown);
    boolean first = page.view() == null;
    try {
      page.take(kept);
    } catch (IllegalArgumentException e) {
      pages.remove(key);
      broken.put(
          key,
          "The ledger row %s cannot be read (%s): remove it, and it is counted anew; collecting goes on."
              .formatted(kept.entry().name(), e.getMessage()));
      return;
    }
    show(key, page);
    if (first && key.partition().isEmpty()) {
      board.remember(key.stream(), page.gaps());
    }
  }

  private KeptPage unknown(LedgerKey key) {
    return new KeptPage(key, keeping.run());
  }

  private void write(LedgerKey key, LedgerRow tally, boolean closing)
      throws StateAwayException, InterruptedException {
    for (int tries = 0; tries < MOST_TRIES && !broken.containsKey(key); tries++) {
      KeptPage page = pages.computeIfAbsent(key, this::unknown);
      if (!page.differs(tally, closing) || tryWrite(page, tally, closing)) {
        show(key, page);
        return;
      }
      Optional<Kept> other = store.read(key.name());
      if (other.isPresent()) {
        take(key, other.get());
      } else {
        page.vanished();
      }
    }
  }

  private boolean tryWrite(KeptPage page, LedgerRow tally, boolean closing)
      throws StateAwayException, InterruptedException {
    long write = ++writes;
    Instant begin = page.isUntouched() ? board.since() : keeping.clock().instant();
    LedgerPage next = page.next(tally, new LedgerPage.Mark(keeping.run(), write, closing), begin);
    StateStore.Expected expected = page.expected();
    page.tries(write, tally);
    Optional<Kept> kept = store.write(next.entry(), expected);
    if (kept.isPresent()) {
      page.wrote(tally, kept.get());
    } else {
      page.refused(write);
    }
    return kept.isPresent();
  }

  private void show(LedgerKey key, KeptPage page) {
    KeptRow view = page.view();
    if (view != null) {
      views.put(key, view);
    }
  }

  /** Writes for the last time; what cannot be written now is missing in the sums. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    thread.interrupt();
    try {
      thread.join();
      round(true);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
