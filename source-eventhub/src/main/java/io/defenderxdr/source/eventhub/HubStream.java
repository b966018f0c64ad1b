package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.source.envelope.EnvelopeReader;
import io.defenderxdr.source.lease.TimedStore;
import java.time.Duration;

/**
 * The event stream of one hub, wired: a source, and the positions that its pipeline moves.
 *
 * @param source reads the hub
 * @param checkpoints belongs into the pipeline of this stream, and into no other
 */
public record HubStream(HubSource source, HubCheckpoints checkpoints) {

  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  /**
   * What the outside gives.
   *
   * @param owner our own id among the readers of the group: the same after a restart, no two at
   *     once
   * @param store leases and positions; its calls are given a sure end here
   * @param policy when positions are written
   * @param envelopes reads the bodies, with the user's sanitizers
   * @param listener is told what happens
   */
  public record Surroundings(
      String owner,
      StateStore store,
      CheckpointPolicy policy,
      EnvelopeReader envelopes,
      PipelineListener listener) {}

  /**
   * Wires a stream. Nothing is opened before it runs.
   *
   * @throws IllegalArgumentException with a sentence if the options do not fit each other
   */
  public static HubStream create(
      StreamId stream, HubOptions options, Surroundings around, HubTime time) {
    StateStore store = new TimedStore(around.store(), LONGEST_CALL);
    HubCheckpoints checkpoints =
        new HubCheckpoints(options.where(), store, around.policy(), time.clock());
    HubSource.Parts parts =
        new HubSource.Parts(
            around.owner(), store, checkpoints, around.envelopes(), around.listener());
    return new HubStream(
        new HubSource(stream, options, parts, time, () -> new SdkHub(options)), checkpoints);
  }
}
