package io.defenderxdr.source.kafka;

import io.defenderxdr.event.KafkaPosition;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.PipelineListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition's way into the pipeline: a thread of its own, so that no partition waits for
 * another. Messages are offered by the reading thread and settled in their order.
 */
final class PartitionWorker {

  private final TopicPartition partition;
  private final Crew crew;
  private final LinkedBlockingQueue<ConsumerRecord<byte[], byte[]>> queue =
      new LinkedBlockingQueue<>();
  private final AtomicLong bytesInHand = new AtomicLong();
  private final AtomicInteger messagesInHand = new AtomicInteger();
  private final Thread thread;
  private volatile Instant lastEnqueuedAt = Instant.EPOCH;
  private volatile @Nullable RuntimeException fault;

  /** What all workers of a source share. */
  record Crew(
      StreamId stream,
      KafkaPace pace,
      MessageRecords records,
      BatchHandler handler,
      PipelineListener listener) {}

  private PartitionWorker(TopicPartition partition, Crew crew) {
    this.partition = partition;
    this.crew = crew;
    this.thread = Thread.ofVirtual().name(crew.stream() + "-" + partition).unstarted(this::work);
  }

  static PartitionWorker start(TopicPartition partition, Crew crew) {
    PartitionWorker worker = new PartitionWorker(partition, crew);
    worker.thread.start();
    return worker;
  }

  /** Takes messages in; returns at once. */
  void offer(List<ConsumerRecord<byte[], byte[]>> messages) {
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      bytesInHand.addAndGet(MessageRecords.bytes(message));
      messagesInHand.incrementAndGet();
      queue.add(message);
    }
  }

  /** Bytes of the messages offered and not yet settled. */
  long bytesInHand() {
    return bytesInHand.get();
  }

  /** Whether all that was offered is settled. */
  boolean idle() {
    return messagesInHand.get() == 0;
  }

  /** When the last message settled was taken by the hub. */
  Instant lastEnqueuedAt() {
    return lastEnqueuedAt;
  }

  /**
   * Whether it still works.
   *
   * @throws RuntimeException the fault that ended it
   */
  void check() {
    if (fault != null) {
      throw fault;
    }
  }

  /** Ends it; what is in hand is not settled and comes again. Does not wait. */
  void interrupt() {
    thread.interrupt();
  }

  /** Waits for its end. */
  boolean join(Duration longest) throws InterruptedException {
    return thread.join(longest);
  }

  private void work() {
    try {
      while (true) {
        settle(next());
      }
    } catch (InterruptedException e) {
      // The partition is ours no more, or the stream stops: nothing is to be said.
      // RULE OFF: the end of the worker's loop; the reading thread ends with this fault.
    } catch (RuntimeException e) {
      // RULE ON
      fault = e;
    }
  }

  private Batch next() throws InterruptedException {
    Batch batch = new Batch();
    batch.add(queue.take());
    while (batch.records.size() < crew.pace().batchRecords()
        && batch.bytes < crew.pace().batchBytes()) {
      ConsumerRecord<byte[], byte[]> message = queue.poll();
      if (message == null) {
        return batch;
      }
      batch.add(message);
    }
    return batch;
  }

  private void settle(Batch batch) throws InterruptedException {
    crew.listener()
        .fetched(
            crew.stream(),
            Integer.toString(partition.partition()),
            batch.records.size(),
            batch.bytes);
    KafkaPosition after =
        new KafkaPosition(
            partition.topic(), partition.partition(), batch.nextOffset, batch.enqueuedAt);
    crew.handler().process(new SourceBatch(crew.stream(), batch.records, after));
    lastEnqueuedAt = batch.enqueuedAt;
    bytesInHand.addAndGet(-batch.bytes);
    messagesInHand.addAndGet(-batch.messages);
  }

  private final class Batch {
    private final List<SourceRecord> records = new ArrayList<>();
    private long bytes;
    private int messages;
    private long nextOffset;
    private Instant enqueuedAt = Instant.EPOCH;

    private void add(ConsumerRecord<byte[], byte[]> message) {
      records.addAll(crew.records().of(message));
      bytes += MessageRecords.bytes(message);
      messages++;
      nextOffset = message.offset() + 1;
      enqueuedAt = MessageRecords.enqueuedAt(message);
    }
  }
}
