package io.defenderxdr.source.graph;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.retry.Backoff;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.source.rest.ElementSink;
import io.defenderxdr.source.rest.PageClient;
import io.defenderxdr.source.rest.PageReply;
import io.defenderxdr.source.rest.PollEndedException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Asks for pages with patience: passing faults are tried again, and waits are obeyed in full. */
final class Requests {

  /** Tries of a page that is expected to come. */
  static final int PATIENT = 5;

  /** Tries of a page that is expected to fail. */
  static final int BRIEF = 2;

  private static final int THROTTLED = 429;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final PageClient client;
  private final Told told;
  private final Duration interval;
  private final Time time;

  /** Who is told, and of which stream. */
  record Told(StreamId stream, PipelineListener listener) {}

  /** The clock, the way to wait on it, and the chance that spreads waits. */
  record Time(Clock clock, Pause pause, RandomGenerator random) {}

  Requests(PageClient client, Told told, Duration interval, Time time) {
    this.client = client;
    this.told = told;
    this.interval = interval;
    this.time = time;
  }

  Clock clock() {
    return time.clock();
  }

  /**
   * Asks until there is a page, a refusal, or too many failures.
   *
   * @return a page, a refusal, or the last failure
   * @throws PollEndedException if the server wants no request for longer than the interval
   */
  PageReply ask(URI address, ElementSink sink, int tries)
      throws InterruptedException, PollEndedException {
    Backoff backoff = new Backoff(FIRST, LONGEST, time.random());
    Instant begun = time.clock().instant();
    int failures = 0;
    while (true) {
      sink.begin();
      switch (client.ask(address, sink)) {
        case PageReply.Page page -> {
          return page;
        }
        case PageReply.Refused refused -> {
          return refused;
        }
        case PageReply.Wait wait -> {
          obey(wait, begun, backoff.next());
          // A server error that names a wait may still be this page's own.
          failures += wait.status() == THROTTLED ? 0 : 1;
          if (failures >= tries) {
            return new PageReply.Broken(wait.reason());
          }
        }
        case PageReply.Broken broken -> {
          failures++;
          if (failures >= tries) {
            return broken;
          }
          time.pause().forAtLeast(backoff.next());
        }
      }
    }
  }

  /**
   * Waits as told, and at least as after any failure: a server that says "at once" each time is not
   * asked without a pause.
   */
  private void obey(PageReply.Wait wait, Instant begun, Duration least)
      throws InterruptedException, PollEndedException {
    Instant soonest = time.clock().instant().plus(least);
    Instant until = wait.until().isBefore(soonest) ? soonest : wait.until();
    String sentence = "Graph asks to wait until %s (%s).".formatted(until, wait.reason());
    if (until.isAfter(begun.plus(interval))) {
      throw new PollEndedException(0, sentence, until);
    }
    if (until.isAfter(begun.plusSeconds(30))) {
      told.listener().degraded(told.stream(), sentence, until);
    }
    time.pause().until(until);
  }

  /**
   * Asks as {@link #ask}, where only a page will do.
   *
   * @throws PollEndedException for a refusal too
   */
  PageReply askOrEnd(URI address, ElementSink sink, int tries)
      throws InterruptedException, PollEndedException {
    PageReply reply = ask(address, sink, tries);
    if (reply instanceof PageReply.Refused refused) {
      throw new PollEndedException(refused.status(), refused.sentence(), null);
    }
    return reply;
  }

  /** The end of a poll because the server does not answer as it should. */
  static PollEndedException away(PageReply.Broken broken) {
    return new PollEndedException(0, "Graph gives no page: %s.".formatted(broken.reason()), null);
  }
}
