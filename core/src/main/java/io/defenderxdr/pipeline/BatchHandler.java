package io.defenderxdr.pipeline;

import io.defenderxdr.event.SourceBatch;

/** What a source hands its batches to. */
public interface BatchHandler {

  /**
   * Returns when every record of the batch is settled and its position is saved.
   *
   * @throws InterruptedException when asked to stop; the position then stays
   */
  Settlement process(SourceBatch batch) throws InterruptedException;
}
