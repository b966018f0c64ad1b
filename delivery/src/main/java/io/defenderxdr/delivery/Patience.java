package io.defenderxdr.delivery;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.retry.Backoff;
import io.defenderxdr.retry.Pause;
import java.time.Clock;
import java.time.Duration;
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
  private @Nullable Instant awaySince;

  /**
   * The clock and the way to wait that goes with it.
   *
   * @param giveUp how long is waited in all, null for ever
   */
  record Time(Clock clock, Pause pause, @Nullable Duration giveUp) {}

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
   * @throws StoreAwayException when it was waited for long enough
   */
  void hold(String sentence, @Nullable Instant notBefore) throws InterruptedException {
    Instant now = time.clock().instant();
    Instant next = now.plus(backoff.next());
    Instant until = notBefore != null && notBefore.isAfter(next) ? notBefore : next;
    degraded = true;
    awaySince = awaySince == null ? now : awaySince;
    if (time.giveUp() != null && until.isAfter(awaySince.plus(time.giveUp()))) {
      listener.degraded(stream, sentence, null);
      throw new StoreAwayException(sentence);
    }
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
    awaySince = null;
    if (!warnings.isEmpty()) {
      degraded = true;
      listener.degraded(stream, String.join(" ", warnings), null);
    } else if (degraded) {
      degraded = false;
      listener.recovered(stream);
    }
  }
}
