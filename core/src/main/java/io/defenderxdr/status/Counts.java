package io.defenderxdr.status;

import io.defenderxdr.pipeline.Settlement;

/**
 * What became of the records of a stream since the process began.
 *
 * @param fetched records that arrived from the source and were not yet seen
 * @param fetchedBytes their bytes
 * @param settled what became of them
 */
public record Counts(long fetched, long fetchedBytes, Settled settled) {

  /** Nothing yet. */
  public static final Counts NONE = new Counts(0, 0, new Settled(0, 0, 0, 0));

  /**
   * Sums of settlements.
   *
   * @param created documents the store created
   * @param alreadyThere documents the store had
   * @param quarantined documents that lie in quarantine
   * @param dropped records a user's processor dropped
   */
  public record Settled(long created, long alreadyThere, long quarantined, long dropped) {

    Settled plus(Settlement more) {
      return new Settled(
          created + more.created(),
          alreadyThere + more.alreadyThere(),
          quarantined + more.quarantined(),
          dropped + more.dropped());
    }
  }

  Counts plusFetched(int records, long bytes) {
    return new Counts(fetched + records, fetchedBytes + bytes, settled);
  }

  Counts plusSettled(Settlement settlement) {
    return new Counts(fetched, fetchedBytes, settled.plus(settlement));
  }
}
