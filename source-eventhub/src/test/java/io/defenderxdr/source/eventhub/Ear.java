package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PartitionSight;
import io.defenderxdr.pipeline.PipelineListener;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Remembers what a stream tells. */
final class Ear implements PipelineListener {

  final List<String> degraded = new CopyOnWriteArrayList<>();
  final List<String> gaps = new CopyOnWriteArrayList<>();
  final Map<String, PartitionSight> sights = new ConcurrentHashMap<>();
  final AtomicLong fetched = new AtomicLong();
  final AtomicLong expired = new AtomicLong();
  final AtomicInteger recovered = new AtomicInteger();
  final AtomicInteger caughtUp = new AtomicInteger();

  @Override
  public void fetched(StreamId stream, String partition, int records, long bytes) {
    fetched.addAndGet(records);
  }

  @Override
  public void seen(StreamId stream, PartitionSight sight) {
    sights.put(sight.partition(), sight);
  }

  @Override
  public void expired(StreamId stream, String partition, long messages) {
    expired.addAndGet(messages);
  }

  @Override
  public void caughtUp(StreamId stream) {
    caughtUp.incrementAndGet();
  }

  @Override
  public void degraded(StreamId stream, String reason, Instant until) {
    degraded.add(reason);
  }

  @Override
  public void recovered(StreamId stream) {
    recovered.incrementAndGet();
  }

  @Override
  public void gap(StreamId stream, String range) {
    gaps.add(range);
  }
}
