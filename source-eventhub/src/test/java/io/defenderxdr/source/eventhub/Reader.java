package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.source.envelope.EnvelopeReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** One collector of a hub in a test, in a thread of its own. */
final class Reader implements AutoCloseable {

  static final StreamId STREAM = new StreamId("contoso", "event");

  final Ear ear = new Ear();
  final HubStream stream;
  private final Sink sink;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private Thread thread;

  /** Rounds of a quarter second, leases of two seconds. */
  static HubOptions.Reading quick() {
    return new HubOptions.Reading(
        HubOptions.Start.EARLIEST,
        Duration.ofMillis(250),
        Duration.ofSeconds(2),
        null,
        new BatchLimits(1000, 4_000_000));
  }

  static HubOptions options(String connectionString, HubOptions.Reading reading) {
    return new HubOptions(
        new HubConnection.ByText(ConnectionText.parse(connectionString, "insights")),
        "insights",
        "$Default",
        new HubOptions.Line(HubOptions.Transport.AMQP, null),
        reading);
  }

  Reader(String owner, HubOptions options, StateStore store, Sink sink) {
    this(owner, options, store, sink, TimeScale.real(Clock.systemUTC()));
  }

  Reader(String owner, HubOptions options, StateStore store, Sink sink, TimeScale scale) {
    this.sink = sink;
    this.stream =
        HubStream.create(
            STREAM,
            options,
            new HubStream.Surroundings(
                owner,
                store,
                new CheckpointPolicy(Duration.ofMillis(500), 20_000),
                new EnvelopeReader(List.of()),
                ear),
            new HubTime(scale.clock(), scale.pause(), new Random(7)));
    sink.checkpoints(stream.checkpoints());
  }

  /** Time that runs faster than the wall. */
  static TimeScale fast(double factor) {
    Clock wall = Clock.systemUTC();
    return new TimeScale(factor, Instant.parse("2026-01-01T00:00:00Z"), wall);
  }

  Reader start() {
    thread =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    stream.source().run(sink);
                  } catch (InterruptedException e) {
                    // Stopped.
                  } catch (RuntimeException e) {
                    failure.set(e);
                  }
                });
    return this;
  }

  void once() throws InterruptedException, SourceRefusedException {
    stream.source().runOnce(sink);
  }

  /** Stops it as a collector stops. */
  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join(20_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (failure.get() != null) {
      throw new AssertionError(failure.get());
    }
  }
}
