package io.defenderxdr.source.rest;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.retry.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schedule of a polled stream: the first poll at once, then one per interval, never overlapping
 * (specification: REST collection, section 6). A poll that cannot be completed is tried anew at the
 * next interval, or when the server said so.
 */
public final class PollLoop implements Source {

  private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
  private static final int TRIES_OF_ONE = 3;

  private final StreamId stream;
  private final Poll poll;
  private final Duration interval;
  private final Time time;
  private final PipelineListener listener;

  /** The clock and the way to wait on it. */
  public record Time(Clock clock, Pause pause) {}

  public PollLoop(
      StreamId stream, Poll poll, Duration interval, Time time, PipelineListener listener) {
    this.stream = stream;
    this.poll = poll;
    this.interval = interval;
    this.time = time;
    this.listener = listener;
  }

  @Override
  public StreamId stream() {
    return stream;
  }

  @Override
  public void run(BatchHandler handler) throws InterruptedException {
    while (true) {
      Instant next = time.clock().instant().plus(interval);
      PollEndedException ended = read(handler);
      if (ended != null) {
        Instant notBefore = ended.notBefore();
        next = notBefore != null && notBefore.isAfter(next) ? notBefore : next;
        LOG.warn("{}: {} The next poll is at {}.", stream, ended.sentence(), next);
        listener.degraded(stream, ended.sentence(), next);
      }
      time.pause().until(next);
    }
  }

  @Override
  public void runOnce(BatchHandler handler) throws InterruptedException, SourceRefusedException {
    for (int attempt = 1; true; attempt++) {
      PollEndedException ended = read(handler);
      if (ended == null) {
        return;
      }
      if (ended.status() != 0 || attempt == TRIES_OF_ONE) {
        throw new SourceRefusedException(stream, ended.status(), ended.sentence());
      }
      Instant notBefore = ended.notBefore();
      time.pause().until(notBefore == null ? time.clock().instant().plusSeconds(5) : notBefore);
    }
  }

  private @Nullable PollEndedException read(BatchHandler handler) throws InterruptedException {
    try {
      poll.read(handler);
      listener.recovered(stream);
      listener.caughtUp(stream);
      return null;
    } catch (PollEndedException e) {
      return e;
    }
  }
}
