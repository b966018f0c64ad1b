package io.defenderxdr.source.rest;

import io.defenderxdr.pipeline.BatchHandler;

/** One complete reading of what is new. */
@FunctionalInterface
public interface Poll {

  /**
   * Reads all that was there at its begin and hands it on.
   *
   * @throws PollEndedException if it cannot be completed now; the position is right all the same
   * @throws InterruptedException when asked to stop
   */
  void read(BatchHandler handler) throws InterruptedException, PollEndedException;
}
