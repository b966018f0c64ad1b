package io.defenderxdr.pipeline;

import io.defenderxdr.event.Documents;

/** Port: brings documents into the store. Safe for many threads. */
public interface Delivery {

  /**
   * Returns only when every document is settled: created, already there, or safe in quarantine.
   * While the store is away it waits, for as long as it takes.
   *
   * @throws InterruptedException when asked to stop; nothing may then be said of the documents
   */
  Settlement deliver(Documents documents) throws InterruptedException;
}
