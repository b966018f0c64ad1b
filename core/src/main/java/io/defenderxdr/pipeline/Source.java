package io.defenderxdr.pipeline;

import io.defenderxdr.event.StreamId;

/** Port: reads one stream and hands it on batch by batch. Driven by one thread. */
public interface Source {

  /** The stream this source reads. */
  StreamId stream();

  /**
   * Reads until interrupted. A source that is away or refuses is waited for, health Degraded.
   *
   * @throws InterruptedException when asked to stop
   */
  void run(BatchHandler handler) throws InterruptedException;

  /**
   * Catches up once: one complete reading begun after this call.
   *
   * @throws SourceRefusedException if the source refuses for good or stays away
   * @throws InterruptedException when asked to stop
   */
  void runOnce(BatchHandler handler) throws InterruptedException, SourceRefusedException;
}
