package io.defenderxdr.source.kafka;

import io.defenderxdr.pipeline.PipelineListener;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that are ours at the moment, each with its worker; they come and go as the group
 * decides. Used by the reading thread alone.
 */
final class Partitions implements ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaOptions options;
  private final Commits commits;
  private final PartitionWorker.Crew crew;
  private final Map<TopicPartition, PartitionWorker> workers = new HashMap<>();
  private final Set<TopicPartition> resting = new HashSet<>();
  private boolean assignedOnce;

  Partitions(
      KafkaConsumer<byte[], byte[]> consumer,
      KafkaOptions options,
      Commits commits,
      PartitionWorker.Crew crew) {
    this.consumer = consumer;
    this.options = options;
    this.commits = commits;
    this.crew = crew;
  }

  /** Whether the group has answered us at all. */
  boolean assignedOnce() {
    return assignedOnce;
  }

  /** Those that are ours. */
  Set<TopicPartition> owned() {
    return workers.keySet();
  }

  /** The worker of one of ours, else null. */
  @Nullable PartitionWorker worker(TopicPartition partition) {
    return workers.get(partition);
  }

  /** Whether some partition rests until its worker has done more. */
  boolean someRest() {
    return !resting.isEmpty();
  }

  /** Gives what was received to the workers. */
  void hand(ConsumerRecords<byte[], byte[]> received) {
    for (TopicPartition partition : received.partitions()) {
      PartitionWorker worker = workers.get(partition);
      if (worker != null) {
        List<ConsumerRecord<byte[], byte[]>> messages = received.records(partition);
        worker.offer(messages);
      }
    }
  }

  /**
   * Lets partitions rest that hold as much as they may, and wakes the others.
   *
   * @throws RuntimeException the fault that ended a worker
   */
  void balance() {
    workers.forEach(
        (partition, worker) -> {
          worker.check();
          long bytes = worker.bytesInHand();
          if (bytes >= options.pace().bytesInHand() && resting.add(partition)) {
            consumer.pause(List.of(partition));
          } else if (bytes < options.pace().bytesInHand() / 2 && resting.remove(partition)) {
            consumer.resume(List.of(partition));
          }
        });
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    assignedOnce = true;
    if (assigned.isEmpty()) {
      return;
    }
    LOG.info("{}: reads {}", crew.stream(), assigned);
    Map<TopicPartition, OffsetAndMetadata> committed =
        consumer.committed(Set.copyOf(assigned), PATIENCE);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(assigned, PATIENCE);
    Map<TopicPartition, Long> end = consumer.endOffsets(assigned, PATIENCE);
    for (TopicPartition partition : assigned) {
      OffsetAndMetadata kept = committed.get(partition);
      long begin = first.getOrDefault(partition, 0L);
      if (kept != null) {
        begin(partition, inRange(partition, kept.offset(), begin, end.get(partition)));
      } else if (options.start() == KafkaOptions.Start.LATEST) {
        // Kept at once: what arrives before the first settlement must not be jumped over later.
        long behindNewest = end.getOrDefault(partition, begin);
        begin(partition, behindNewest);
        commits.keepStart(partition, behindNewest);
      } else {
        begin(partition, begin);
      }
    }
  }

  private void begin(TopicPartition partition, long offset) {
    consumer.seek(partition, offset);
    commits.offsets().begin(partition, offset);
    PartitionWorker former = workers.put(partition, PartitionWorker.start(partition, crew));
    if (former != null) {
      former.interrupt();
    }
  }

  private long inRange(TopicPartition partition, long wanted, long first, @Nullable Long end) {
    if (wanted < first) {
      LOG.warn(
          "{}: {} messages of {} expired at the hub before they were read; it goes on at {}",
          crew.stream(),
          first - wanted,
          partition,
          first);
      PipelineListener listener = crew.listener();
      listener.expired(
          crew.stream(), Integer.toString(partition.partition()), wanted, first - wanted);
      return first;
    }
    if (end != null && wanted > end) {
      LOG.warn(
          "{}: the position {} of {} lies behind its end {}: the hub was made anew; it is read"
              + " from the start",
          crew.stream(),
          wanted,
          partition,
          end);
      return first;
    }
    return wanted;
  }

  /** The hub no longer, or not yet, has the messages at these offsets. */
  void outOfRange(Map<TopicPartition, Long> wanted) {
    Map<TopicPartition, Long> first = consumer.beginningOffsets(wanted.keySet(), PATIENCE);
    Map<TopicPartition, Long> end = consumer.endOffsets(wanted.keySet(), PATIENCE);
    wanted.forEach(
        (partition, offset) -> {
          long begin = first.getOrDefault(partition, 0L);
          long next = inRange(partition, offset, begin, end.get(partition));
          consumer.seek(partition, next);
          if (next < offset) {
            commits.offsets().begin(partition, next);
          }
        });
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    leave(revoked);
    commits.now(revoked);
    revoked.forEach(commits.offsets()::end);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    // They are another's already: what is settled is settled, but no longer ours to commit.
    lost.forEach(commits.offsets()::end);
    leave(lost);
  }

  /** Gives all of them back: stops the workers and commits what is settled. */
  void giveBack() {
    onPartitionsRevoked(Set.copyOf(workers.keySet()));
  }

  private void leave(Collection<TopicPartition> partitions) {
    List<PartitionWorker> ended =
        partitions.stream().filter(workers::containsKey).map(workers::remove).toList();
    if (!ended.isEmpty()) {
      LOG.info("{}: reads {} no more", crew.stream(), partitions);
    }
    resting.removeAll(partitions);
    ended.forEach(PartitionWorker::interrupt);
    try {
      for (PartitionWorker worker : ended) {
        worker.join(GOODBYE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (TopicPartition partition : partitions) {
      crew.listener().released(crew.stream(), Integer.toString(partition.partition()));
    }
  }
}
