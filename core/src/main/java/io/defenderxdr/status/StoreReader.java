package io.defenderxdr.status;

/** Port: reads what was collected back out of the store, for pages. Safe for many threads. */
public interface StoreReader {

  /**
   * The newest alerts, by last update; no answer within a few seconds is an answer too.
   *
   * @param most how many at most
   * @throws InterruptedException when asked to stop
   */
  NewestAlerts newestAlerts(int most) throws InterruptedException;
}
