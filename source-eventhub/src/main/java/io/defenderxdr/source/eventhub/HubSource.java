package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.source.envelope.EnvelopeReader;
import java.util.function.Supplier;

/**
 * Reads an Event Hub: shares its partitions with other collectors by leases, and has one worker for
 * each partition that is ours.
 */
public final class HubSource implements Source {

  /**
   * What it works with.
   *
   * @param owner our own id, the same after a restart
   * @param store leases and positions
   * @param checkpoints the positions
   * @param envelopes reads the bodies
   * @param listener is told what happens
   */
  record Parts(
      String owner,
      StateStore store,
      HubCheckpoints checkpoints,
      EnvelopeReader envelopes,
      PipelineListener listener) {}

  private final StreamId stream;
  private final HubOptions options;
  private final Parts parts;
  private final HubTime time;
  private final Supplier<Hub> hubs;

  HubSource(StreamId stream, HubOptions options, Parts parts, HubTime time, Supplier<Hub> hubs) {
    this.stream = stream;
    this.options = options;
    this.parts = parts;
    this.time = time;
    this.hubs = hubs;
  }

  @Override
  public StreamId stream() {
    return stream;
  }

  /** What was read of bodies since the start. */
  public EnvelopeReader.Counts counts() {
    return parts.envelopes().counts();
  }

  @Override
  public void run(BatchHandler handler) throws InterruptedException {
    try (HubSession session = session(handler)) {
      session.run();
    }
  }

  @Override
  public void runOnce(BatchHandler handler) throws InterruptedException, SourceRefusedException {
    try (HubSession session = session(handler)) {
      session.runOnce();
    }
  }

  private HubSession session(BatchHandler handler) {
    return new HubSession(stream, options, parts, time, new HubSession.Ends(hubs.get(), handler));
  }
}
