package io.defenderxdr.status;

import io.defenderxdr.pipeline.Settlement;

/**
 * What became of records. Immutable.
 *
 * <p>The proof that nothing is lost between source and store is that three things hold: no more
 * records were settled than arrived; each settled record was mapped or dropped; each document was
 * created, already there or quarantined. The parts count for themselves, so a record that one of
 * them loses shows.
 *
 * @param fetched records that arrived from the source; one that was not settled arrives again
 * @param fetchedBytes their bytes
 * @param settled what became of those that were settled
 */
public record Counts(long fetched, long fetchedBytes, Settled settled) {

  /** Nothing yet. */
  public static final Counts NONE = new Counts(0, 0, new Settled(0, 0, 0, 0, 0, 0));

  /**
   * Sums over settled batches.
   *
   * @param records the records in them
   * @param mapped documents that were made of the records
   * @param created documents the store created
   * @param alreadyThere documents the store had
   * @param quarantined documents that lie in quarantine
   * @param dropped records a user's processor dropped
   */
  public record Settled(
      long records, long mapped, long created, long alreadyThere, long quarantined, long dropped) {

    Settled plus(Settled more) {
      return new Settled(
          records + more.records,
          mapped + more.mapped,
          created + more.created,
          alreadyThere + more.alreadyThere,
          quarantined + more.quarantined,
          dropped + more.dropped);
    }

    Settled minus(Settled less) {
      return new Settled(
          records - less.records,
          mapped - less.mapped,
          created - less.created,
          alreadyThere - less.alreadyThere,
          quarantined - less.quarantined,
          dropped - less.dropped);
    }

    /** Documents whose fate is known. */
    long documents() {
      return created + alreadyThere + quarantined;
    }
  }

  /** Records in hand, and those that were given back unsettled and arrived again. */
  public long unsettled() {
    return fetched - settled.records();
  }

  /** What does not add up, in one sentence with its numbers; empty if all does. */
  public String imbalance() {
    if (settled.records() > fetched) {
      return "%d records were settled, and only %d arrived.".formatted(settled.records(), fetched);
    }
    if (settled.mapped() + settled.dropped() < settled.records()) {
      return "of %d settled records %d were mapped and %d dropped: %d are unaccounted for."
          .formatted(
              settled.records(),
              settled.mapped(),
              settled.dropped(),
              settled.records() - settled.mapped() - settled.dropped());
    }
    if (settled.mapped() != settled.documents()) {
      return "of %d documents %d were created, %d already there and %d quarantined, together %d."
          .formatted(
              settled.mapped(),
              settled.created(),
              settled.alreadyThere(),
              settled.quarantined(),
              settled.documents());
    }
    return "";
  }

  Counts plusFetched(int records, long bytes) {
    return new Counts(fetched + records, fetchedBytes + bytes, settled);
  }

  Counts plusSettled(int records, long documents, Settlement settlement) {
    return new Counts(
        fetched,
        fetchedBytes,
        settled.plus(
            new Settled(
                records,
                documents,
                settlement.created(),
                settlement.alreadyThere(),
                settlement.quarantined(),
                settlement.dropped())));
  }

  Counts plus(Counts more) {
    return new Counts(
        fetched + more.fetched, fetchedBytes + more.fetchedBytes, settled.plus(more.settled));
  }

  Counts minus(Counts less) {
    return new Counts(
        fetched - less.fetched, fetchedBytes - less.fetchedBytes, settled.minus(less.settled));
  }
}
