package io.defenderxdr.pipeline;

/** Port: the safe place for what the store or the source refused. Safe for many threads. */
public interface Quarantine {

  /**
   * Keeps an entry durably before it returns; an entry with an id that is there already is kept
   * once.
   *
   * @throws InterruptedException when asked to stop while waiting for a full or failing disk
   */
  void put(QuarantineEntry entry) throws InterruptedException;
}
