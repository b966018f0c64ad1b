package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.source.envelope.EnvelopeReader;

/**
 * All that the workers of one stream share.
 *
 * @param stream whose partitions they read
 * @param options how
 * @param hub where from
 * @param handler where to
 * @param checkpoints their positions
 * @param lease whether a partition is theirs
 * @param envelopes reads the bodies
 * @param troubles what is wrong
 * @param listener is told what happens
 * @param time clock, pause and chance
 */
record Desk(
    StreamId stream,
    HubOptions options,
    Hub hub,
    BatchHandler handler,
    HubCheckpoints checkpoints,
    Lease lease,
    EnvelopeReader envelopes,
    Troubles troubles,
    PipelineListener listener,
    HubTime time) {

  /** What a worker asks about its lease. */
  interface Lease {
    /** Whether nobody else can have the partition now. */
    boolean isSure(String partition);

    /** Waits for a look at the leases that begins after this call. */
    void awaitLook() throws InterruptedException;
  }

  BatchMaker.Frame frame(String partition) {
    return new BatchMaker.Frame(
        stream, options.where(), partition, envelopes, options.reading().limits());
  }

  /** How a partition is named in troubles. */
  static String place(String partition) {
    return "partition " + partition;
  }
}
