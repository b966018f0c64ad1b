package io.defenderxdr.status;

/**
 * The part of the house that something is wrong with. Each part's trouble ends on its own: a source
 * that is back says nothing of the store.
 */
public enum Part {
  /** The service that is read. */
  SOURCE,
  /** The store that is written to. */
  STORE,
  /** The place of positions, leases and quarantine. */
  STATE,
  /** A stretch of the source that could not be read at all. */
  GAP,
  /** The place where the ledger is kept. */
  LEDGER,
  /** The ledger itself: its counts do not add up. */
  BALANCE
}
