package io.defenderxdr.checkpoint;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far our clock is from the store's; told when it is more than 10 s. For one thread. */
final class Skew {

  private static final Duration MOST = Duration.ofSeconds(10);

  private final StreamId stream;
  private final Clock clock;
  private final PipelineListener listener;
  private boolean told;

  Skew(StreamId stream, Clock clock, PipelineListener listener) {
    this.stream = stream;
    this.clock = clock;
    this.listener = listener;
  }

  /** The stream whose lease shows it. */
  StreamId stream() {
    return stream;
  }

  /**
   * A write that was sent at a moment of our clock has a moment of the store's.
   *
   * @param sent by our clock; it is now when the answer is here
   * @param written by the store's clock
   */
  void note(Instant sent, Instant written) {
    Instant here = clock.instant();
    Duration ahead =
        written.isBefore(sent) ? Duration.between(written, sent) : Duration.between(written, here);
    boolean between = !written.isBefore(sent) && !written.isAfter(here);
    boolean wide = !between && ahead.abs().compareTo(MOST) > 0;
    if (wide && !told) {
      listener.degraded(
          stream,
          "The clock of this machine is %d s %s the state store's: set it by a time server; leases go by the store's clock meanwhile."
              .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"),
          null);
    } else if (!wide && told) {
      listener.recovered(stream);
    }
    told = wide;
  }
}
