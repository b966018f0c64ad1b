package io.defenderxdr.checkpoint;

import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.pipeline.StateStore.Kept;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that is ours for a time. One thread keeps it; any thread may ask how long it is good.
 */
public final class Lease {

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final StateStore store;
  private final Entry entry;
  private final LeaseTimes times;
  private final Told told;
  private volatile String version;
  private volatile Instant goodUntil;
  private volatile boolean lost;

  /** When it was asked for, and its rules. */
  record Term(LeaseTimes times, Instant sent) {}

  /** Who is told of trouble. */
  record Told(PipelineListener listener, Skew skew) {}

  Lease(StateStore store, Kept kept, Term term, Told told) {
    this.store = store;
    this.entry = kept.entry();
    this.times = term.times();
    this.told = told;
    this.version = kept.version();
    this.goodUntil = term.sent().plus(times.good());
  }

  /** Whether the work may go on. */
  public boolean isGood() {
    return !lost && times.clock().instant().isBefore(goodUntil);
  }

  /**
   * Renews it again and again; returns when another has it.
   *
   * @throws InterruptedException when asked to stop
   */
  void keep() throws InterruptedException {
    boolean away = false;
    while (true) {
      times.pause().forAtLeast(away ? times.again() : times.renewal());
      try {
        if (!renew()) {
          return;
        }
        if (away) {
          told.listener().recovered(told.skew().stream());
        }
        away = false;
      } catch (StateAwayException e) {
        away = true;
        told.listener()
            .degraded(
                told.skew().stream(),
                "The lease of %s cannot be renewed; if that lasts it stops here and another collector takes it: %s"
                    .formatted(told.skew().stream(), e.getMessage()),
                times.clock().instant().plus(times.again()));
      }
    }
  }

  private boolean renew() throws StateAwayException, InterruptedException {
    Instant sent = times.clock().instant();
    Optional<Kept> written = store.write(entry, new Expected.Version(version));
    if (written.isEmpty()) {
      written = claimedByOurselves();
    }
    if (written.isEmpty()) {
      lost = true;
      return false;
    }
    version = written.get().version();
    goodUntil = sent.plus(times.good());
    told.skew().note(sent, written.get().writtenAt());
    return true;
  }

  /** A renewal whose answer was lost has changed the version. */
  private Optional<Kept> claimedByOurselves() throws StateAwayException, InterruptedException {
    Optional<Kept> found = store.read(entry.name());
    return found.isPresent() && found.get().entry().equals(entry)
        ? store.write(entry, new Expected.Version(found.get().version()))
        : Optional.empty();
  }

  /**
   * Waits until the work must end: the lease is lost, or could not be renewed in time.
   *
   * @throws InterruptedException when asked to stop
   */
  void awaitEnd() throws InterruptedException {
    while (isGood()) {
      times.pause().until(goodUntil);
    }
  }

  /** Gives it back, so that another collector need not wait; if that fails it expires. */
  void release() throws InterruptedException {
    try {
      Optional<Kept> found = store.read(entry.name());
      if (found.isPresent() && found.get().entry().equals(entry)) {
        Entry nobodys = new Entry(entry.name(), Map.of(Leases.OWNER, ""), "");
        store.write(nobodys, new Expected.Version(found.get().version()));
      }
    } catch (StateAwayException e) {
      LOG.warn(
          "{}: its lease cannot be given back, another collector waits until it expires: {}",
          told.skew().stream(),
          e.getMessage());
    }
  }
}
