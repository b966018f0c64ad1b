package io.defenderxdr.delivery;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.retry.Backoff;
import io.defenderxdr.retry.Pause;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The waiting of one stream: longer at each failure, and seen in the stream's health. */
final class Patience {

  private final StreamId stream;
  private final Backoff backoff;
  private final Time time;
  private final PipelineListener listener;
  private boolean degraded;

  /** The clock and the way to wait that goes with it. */
  record Time(Clock clock, Pause pause) {}

  Patience(StreamId stream, Backoff backoff, Time time, PipelineListener listener) {
    this.stream = stream;
    this.backoff = backoff;
    this.time = time;
    this.listener = listener;
  }

  /**
   * Waits before the next attempt.
   *
   * @param sentence what is wrong and what to do
   * @param notBefore when the store wants the next request at the earliest, or null
   */
  void hold(String sentence, @Nullable Instant notBefore) throws InterruptedException {
    Instant next = time.clock().instant().plus(backoff.next());
    Instant until = notBefore != null && notBefore.isAfter(next) ? notBefore : next;
    degraded = true;
    listener.degraded(stream, sentence, until);
    time.pause().until(until);
  }

  /**
   * The attempt went well: waits begin small again.
   *
   * @param warnings what the user should know nevertheless; shown as long as it is so
   */
  void over(List<String> warnings) {
    backoff.reset();
    if (!warnings.isEmpty()) {
      degraded = true;
      listener.degraded(stream, String.join(" ", warnings), null);
    } else if (degraded) {
      degraded = false;
      listener.recovered(stream);
    }
  }
}
