package io.defenderxdr.status;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger as it is kept with the positions.
 *
 * @param row all that is written there, by whichever collector
 * @param ours the part of this process in it
 * @param facts of its keeping
 */
record KeptRow(LedgerRow row, LedgerRow ours, Facts facts) {

  /** Gives the kept rows as they are now. Safe for many threads. */
  @FunctionalInterface
  interface Source {
    Map<LedgerKey, KeptRow> rows();
  }

  /**
   * What is known of the keeping of a row.
   *
   * @param since from when it counts
   * @param uncertainSince since when counts may be short, because a collector was killed before it
   *     had written what it settled last; null if that never happened
   * @param writer the collector that wrote it last
   */
  record Facts(Instant since, @Nullable Instant uncertainSince, String writer) {}

  /** With what this process counted since it was written. */
  KeptRow with(LedgerRow tally) {
    return new KeptRow(row.plus(tally.minus(ours)), tally, facts);
  }
}
