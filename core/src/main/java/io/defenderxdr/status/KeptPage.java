package io.defenderxdr.status;

import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.pipeline.StateStore.Kept;
import io.defenderxdr.status.LedgerPage.Mark;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one run knows of a page of the ledger: how it stands, and which part of it is its own. For
 * one thread.
 *
 * <p>A write whose answer did not come may have happened. Until the page is seen again it is an
 * attempt; if another run has written over it meanwhile, it is taken as done: a count that is short
 * is honest, one that is doubled is not.
 */
final class KeptPage {

  private final LedgerKey key;
  private final String run;
  private final TreeMap<Long, LedgerRow> attempts = new TreeMap<>();
  private LedgerRow ours = LedgerRow.NONE;
  private @Nullable Standing standing;

  /** How the page stands. */
  private record Standing(LedgerPage page, String version, Instant writtenAt) {}

  KeptPage(LedgerKey key, String run) {
    this.key = key;
    this.run = run;
  }

  /**
   * Takes over how the page stands now.
   *
   * @throws IllegalArgumentException if it is no page; its text is one clause
   */
  void take(Kept kept) {
    LedgerPage page = LedgerPage.read(kept.entry());
    boolean changed = standing == null || !standing.version().equals(kept.version());
    if (changed && !attempts.isEmpty()) {
      boolean byUs = page.mark().run().equals(run);
      LedgerRow landed = byUs ? attempts.get(page.mark().write()) : attempts.lastEntry().getValue();
      ours = landed == null ? ours : landed;
      attempts.clear();
    }
    standing = new Standing(page, kept.version(), kept.writtenAt());
  }

  /** What must stand there for a write to happen. */
  Expected expected() {
    return standing == null ? new Expected.Nothing() : new Expected.Version(standing.version());
  }

  /** Whether the store would hold something else after a write. */
  boolean differs(LedgerRow tally, boolean closing) {
    if (!attempts.isEmpty() || !total(tally).equals(row())) {
      return true;
    }
    return closing
        && standing != null
        && standing.page().mark().run().equals(run)
        && !standing.page().mark().closed();
  }

  /**
   * The page with all that this run has counted.
   *
   * @param begin from when a new page counts
   */
  LedgerPage next(LedgerRow tally, Mark mark, Instant begin) {
    Instant since = standing == null ? begin : standing.page().facts().since();
    return new LedgerPage(
        key, total(tally), new KeptRow.Facts(since, uncertainSince(), mark.run()), mark);
  }

  /** A write is on its way. */
  void tries(long write, LedgerRow tally) {
    attempts.put(write, tally);
  }

  /** The write was refused, since something else stands there. */
  void refused(long write) {
    attempts.remove(write);
  }

  /** The write has happened. */
  void wrote(LedgerRow tally, Kept kept) {
    attempts.clear();
    ours = tally;
    standing = new Standing(LedgerPage.read(kept.entry()), kept.version(), kept.writtenAt());
  }

  /** It was removed: it is counted anew. */
  void vanished() {
    standing = null;
    attempts.clear();
  }

  /** Whether nothing of this run was ever written. */
  boolean isUntouched() {
    return ours.equals(LedgerRow.NONE);
  }

  List<Gap> gaps() {
    return row().gaps();
  }

  /** As it stands, if it does. */
  @Nullable KeptRow view() {
    return standing == null ? null : new KeptRow(row(), ours, standing.page().facts());
  }

  private LedgerRow row() {
    return standing == null ? LedgerRow.NONE : standing.page().row();
  }

  private LedgerRow total(LedgerRow tally) {
    return row().plus(tally.minus(ours));
  }

  /**
   * Another run that left the page open was killed, with something settled that it had not written;
   * where messages have numbers, the holes between them tell exactly.
   */
  private @Nullable Instant uncertainSince() {
    if (standing == null) {
      return null;
    }
    Instant before = standing.page().facts().uncertainSince();
    Mark mark = standing.page().mark();
    boolean left = !mark.run().equals(run) && !mark.closed();
    boolean numbered = !row().messages().settled().isEmpty();
    return before == null && left && !numbered ? standing.writtenAt() : before;
  }
}
