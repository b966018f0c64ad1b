package io.defenderxdr.source.kafka;

import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.KafkaPosition;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.PartitionSight;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.source.envelope.EnvelopeReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A source and its pipeline in one: keeps what it was given, and can be made slow or stuck. */
final class Reading implements PipelineListener, BatchHandler, AutoCloseable {

  static final StreamId STREAM = new StreamId("contoso", "event");

  final List<String> records = new CopyOnWriteArrayList<>();
  final List<String> origins = new CopyOnWriteArrayList<>();
  final List<String> degraded = new CopyOnWriteArrayList<>();
  final List<String> expired = new CopyOnWriteArrayList<>();
  final Map<String, PartitionSight> sights = new ConcurrentHashMap<>();
  final Map<Integer, Boolean> stuck = new ConcurrentHashMap<>();
  final AtomicInteger sightings = new AtomicInteger();
  volatile boolean well;
  private final KafkaOffsets offsets = new KafkaOffsets();
  private final KafkaSource source;
  private @Nullable Thread thread;

  Reading(KafkaOptions options) {
    Clock clock = Clock.systemUTC();
    this.source =
        new KafkaSource(
            options,
            new KafkaSource.Parts(offsets, new EnvelopeReader(List.of()), this),
            new KafkaSource.Time(clock, TimeScale.real(clock).pause(), new Random(1)));
  }

  static KafkaOptions options(KafkaEndpoint endpoint, KafkaAccess access, String hub) {
    return new KafkaOptions(
        STREAM,
        new KafkaOptions.Line(endpoint, access),
        new HubGroup("localhost", hub, "readers-of-" + hub),
        KafkaOptions.Start.EARLIEST,
        quick());
  }

  static KafkaPace quick() {
    return new KafkaPace(
        3_000_000, 500_000, 100, 1_000_000, 100, Duration.ofMillis(200), Duration.ofSeconds(1));
  }

  KafkaSource source() {
    return source;
  }

  void start() {
    thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    source.run(this);
                  } catch (InterruptedException e) {
                    // Asked to stop.
                  }
                });
  }

  @Override
  public Settlement process(SourceBatch batch) throws InterruptedException {
    int partition = ((KafkaPosition) batch.positionAfter()).partition();
    synchronized (this) {
      while (stuck.getOrDefault(partition, false)) {
        wait();
      }
    }
    List<String> texts = new ArrayList<>();
    for (SourceRecord record : batch.records()) {
      texts.add(record.json().toText());
      origins.add(record.origin().text());
    }
    records.addAll(texts);
    offsets.advance(batch.stream(), batch.positionAfter());
    return new Settlement(texts.size(), 0, 0, 0);
  }

  synchronized void stuck(int partition, boolean yes) {
    stuck.put(partition, yes);
    notifyAll();
  }

  @Override
  public void seen(StreamId stream, PartitionSight sight) {
    sightings.incrementAndGet();
    sights.put(sight.partition(), sight);
  }

  @Override
  public void expired(StreamId stream, String partition, long messages) {
    expired.add(partition + ":" + messages);
  }

  @Override
  public void degraded(StreamId stream, String reason, @Nullable Instant until) {
    well = false;
    degraded.add(reason);
  }

  @Override
  public void recovered(StreamId stream) {
    well = true;
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
