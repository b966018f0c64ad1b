package io.defenderxdr.status;

/**
 * What became of the messages of one partition, by their sequence numbers. Immutable.
 *
 * @param settled the sequence numbers that are settled
 * @param expired how many went at the source before they could be read
 * @param missing how many did not come although the source still should have them
 */
public record Messages(Ranges settled, long expired, long missing) {

  /** Nothing yet. */
  public static final Messages NONE = new Messages(Ranges.NONE, 0, 0);

  /**
   * Messages between the first and the last settled one of which nothing is known: settled before a
   * kill and not yet written into the ledger, or holding no record.
   */
  public long uncounted() {
    long between = settled.isEmpty() ? 0 : settled.last() - settled.first() + 1 - settled.size();
    return Math.max(0, between - expired - missing);
  }

  Messages plus(Messages more) {
    return new Messages(settled.plus(more.settled), expired + more.expired, missing + more.missing);
  }

  /** Without what is counted; ranges stay, since joining them again changes nothing. */
  Messages minus(Messages less) {
    return new Messages(settled, expired - less.expired, missing - less.missing);
  }
}
