package io.defenderxdr.pipeline;

import io.defenderxdr.event.Documents;
import io.defenderxdr.event.SourceBatch;

/**
 * The heart: a batch is mapped, delivered, and then its position moves.
 *
 * <p>Settlement is a return value. If it does not return, the position stays and the batch comes
 * again. Safe for many threads, one batch of a stream at a time.
 */
public final class StreamPipeline implements BatchHandler {

  private final Mapping mapping;
  private final Delivery delivery;
  private final Checkpoints checkpoints;
  private final PipelineListener listener;

  public StreamPipeline(
      Mapping mapping, Delivery delivery, Checkpoints checkpoints, PipelineListener listener) {
    this.mapping = mapping;
    this.delivery = delivery;
    this.checkpoints = checkpoints;
    this.listener = listener;
  }

  @Override
  public Settlement process(SourceBatch batch) throws InterruptedException {
    Documents documents = mapping.map(batch);
    listener.mapped(batch, documents);
    Settlement settlement = delivery.deliver(documents);
    checkpoints.advance(batch.stream(), batch.positionAfter());
    listener.settled(batch, settlement);
    return settlement;
  }
}
