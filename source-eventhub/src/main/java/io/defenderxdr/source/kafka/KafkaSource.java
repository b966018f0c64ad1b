package io.defenderxdr.source.kafka;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.retry.Backoff;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.source.envelope.EnvelopeReader;
import io.defenderxdr.source.kafka.SessionEnd.Broken;
import io.defenderxdr.source.kafka.SessionEnd.CaughtUp;
import io.defenderxdr.source.kafka.SessionEnd.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.KafkaException;

/**
 * Reads an Event Hub over its Kafka endpoint: topic = hub, group = consumer group.
 *
 * <p>The group's members share the partitions. Each partition of ours has a worker of its own that
 * drives the pipeline; so the handler is called by several threads at a time, for one partition by
 * one. Positions are committed only after settlement. A hub that is away is waited for; one that
 * refuses us is asked again later.
 */
public final class KafkaSource implements Source {

  /** Names what is wrong while no client can be opened. */
  static final String SESSION = "session";

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
  private static final Duration LONG_READING = Duration.ofMinutes(5);
  private static final int TRIES_OF_ONE = 3;

  private final Scene scene;
  private final RandomGenerator random;

  /**
   * What the source works with.
   *
   * @param offsets the positions; the pipeline's checkpoints must be these very ones
   * @param envelopes makes records of a message's body
   * @param listener is told what happens
   */
  public record Parts(KafkaOffsets offsets, EnvelopeReader envelopes, PipelineListener listener) {}

  /**
   * Time, waiting and chance.
   *
   * @param clock the time
   * @param pause the way to wait on it
   * @param random shortens waits, so that many collectors do not come back together
   */
  public record Time(Clock clock, Pause pause, RandomGenerator random) {}

  /** What all parts of a reading share. */
  record Scene(
      KafkaOptions options, Parts parts, Time time, Troubles troubles, KafkaErrors errors) {
    PipelineListener listener() {
      return parts.listener();
    }
  }

  public KafkaSource(KafkaOptions options, Parts parts, Time time) {
    this.scene =
        new Scene(
            options,
            parts,
            time,
            new Troubles(options.stream(), parts.listener()),
            new KafkaErrors(options));
    this.random = time.random();
  }

  @Override
  public StreamId stream() {
    return scene.options().stream();
  }

  @Override
  public void run(BatchHandler handler) throws InterruptedException {
    Backoff waits = new Backoff(FIRST_WAIT, LONGEST_WAIT, random);
    while (true) {
      Instant begun = scene.time().clock().instant();
      SessionEnd end = session(handler, new Goal.Never());
      Instant now = scene.time().clock().instant();
      if (begun.plus(LONG_READING).isBefore(now)) {
        waits.reset();
      }
      Instant until = now.plus(waits.next());
      scene.troubles().begin(SESSION, sentence(end), until);
      scene.time().pause().until(until);
    }
  }

  @Override
  public void runOnce(BatchHandler handler) throws InterruptedException, SourceRefusedException {
    Goal goal = new Goal.EndsAtStart();
    for (int attempt = 1; true; attempt++) {
      SessionEnd end = session(handler, goal);
      switch (end) {
        case CaughtUp ignored -> {
          scene.listener().caughtUp(stream());
          return;
        }
        case Refused refused -> throw new SourceRefusedException(stream(), 0, refused.sentence());
        case Broken broken -> {
          if (attempt == TRIES_OF_ONE) {
            throw new SourceRefusedException(stream(), 0, broken.sentence());
          }
          scene.time().pause().forAtLeast(FIRST_WAIT);
        }
      }
    }
  }

  private SessionEnd session(BatchHandler handler, Goal goal) throws InterruptedException {
    try (KafkaSession session = new KafkaSession(scene, handler)) {
      return session.read(goal);
    } catch (KafkaException e) {
      return scene.errors().end(e);
    }
  }

  private static String sentence(SessionEnd end) {
    return switch (end) {
      case Refused refused -> refused.sentence();
      case Broken broken -> broken.sentence();
      case CaughtUp ignored -> "All is read.";
    };
  }
}
