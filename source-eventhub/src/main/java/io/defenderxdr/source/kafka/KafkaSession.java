package io.defenderxdr.source.kafka;

import io.defenderxdr.pipeline.BatchHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reading of one Kafka client, from the sign-in to its close. One thread. */
final class KafkaSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaSession.class);
  private static final Duration ROUND = Duration.ofMillis(200);
  private static final Duration SHORT_ROUND = Duration.ofMillis(20);
  private static final Duration FOREIGN = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int UNANSWERED_OF_ONCE = 6;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaSource.Scene scene;
  private final Commits commits;
  private final Ends ends;
  private final Partitions partitions;
  private Instant foreignAsked = Instant.MIN;

  /**
   * Opens a client.
   *
   * @throws KafkaException if it cannot sign in, or its settings do not fit
   */
  KafkaSession(KafkaSource.Scene scene, BatchHandler handler) {
    this.scene = scene;
    this.consumer =
        new KafkaConsumer<>(
            ConsumerSettings.of(scene.options()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    KafkaPace pace = scene.options().pace();
    this.commits = new Commits(consumer, scene.parts().offsets(), pace, scene.troubles());
    this.ends = new Ends(consumer, scene);
    PartitionWorker.Crew crew =
        new PartitionWorker.Crew(
            scene.options().stream(),
            pace,
            new MessageRecords(scene.options().group(), scene.parts().envelopes()),
            handler,
            scene.listener());
    this.partitions = new Partitions(consumer, scene.options(), commits, crew);
  }

  /** Reads until the goal is reached or the client fails. */
  SessionEnd read(Goal goal) throws InterruptedException {
    try {
      prepare(goal);
      consumer.subscribe(List.of(scene.options().topic()), partitions);
      while (!reached(goal)) {
        round();
        if (goal instanceof Goal.EndsAtStart && ends.unanswered() >= UNANSWERED_OF_ONCE) {
          return new SessionEnd.Broken(scene.errors().away());
        }
      }
      return new SessionEnd.CaughtUp();
    } catch (InterruptException e) {
      throw stopped();
    } catch (KafkaException e) {
      LOG.debug("The Kafka client failed.", e);
      return scene.errors().end(e);
    }
  }

  private static InterruptedException stopped() {
    // The client's exception has set the mark again; whoever hears this one expects it gone.
    Thread.interrupted();
    return new InterruptedException();
  }

  private void prepare(Goal goal) {
    if (goal instanceof Goal.EndsAtStart start && start.ends() == null) {
      for (int attempt = 1; start.ends() == null; attempt++) {
        try {
          start.set(ends.now());
        } catch (TimeoutException e) {
          if (attempt == UNANSWERED_OF_ONCE) {
            throw e;
          }
        }
      }
    }
  }

  private void round() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Instant now = scene.time().clock().instant();
    try {
      ConsumerRecords<byte[], byte[]> received =
          consumer.poll(partitions.someRest() ? SHORT_ROUND : ROUND);
      if (!received.isEmpty()) {
        partitions.hand(received);
        ends.messagesCame(now);
      }
    } catch (OffsetOutOfRangeException e) {
      partitions.outOfRange(e.offsetOutOfRangePartitions());
    }
    partitions.balance();
    commits.onSchedule(now, partitions.owned());
    ends.onSchedule(now, partitions);
    if (partitions.assignedOnce()) {
      scene.troubles().over(KafkaSource.SESSION);
    }
  }

  private boolean reached(Goal goal) {
    return goal instanceof Goal.EndsAtStart start
        && start.ends() != null
        && partitions.assignedOnce()
        && reached(start.ends());
  }

  private boolean reached(Map<TopicPartition, Long> wanted) {
    Set<TopicPartition> foreign = new HashSet<>();
    for (Map.Entry<TopicPartition, Long> end : wanted.entrySet()) {
      PartitionWorker worker = partitions.worker(end.getKey());
      if (worker == null) {
        foreign.add(end.getKey());
      } else if (consumer.position(end.getKey()) < end.getValue() || !worker.idle()) {
        return false;
      }
    }
    return foreign.isEmpty() || foreignReached(foreign, wanted);
  }

  /** Partitions of other collectors are read once their positions say so. */
  private boolean foreignReached(Set<TopicPartition> foreign, Map<TopicPartition, Long> wanted) {
    Instant now = scene.time().clock().instant();
    if (foreignAsked.isAfter(now.minus(FOREIGN))) {
      return false;
    }
    foreignAsked = now;
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(foreign, PATIENCE);
    return foreign.stream()
        .allMatch(
            partition -> {
              OffsetAndMetadata kept = committed.get(partition);
              return kept != null && kept.offset() >= wanted.getOrDefault(partition, 0L);
            });
  }

  /** Gives the partitions back at once: commits what is settled, leaves the group. */
  @Override
  public void close() {
    // Asked to stop or not, the good-bye below has its own limits and must not be cut short.
    boolean asked = Thread.interrupted();
    try {
      partitions.giveBack();
      consumer.close(CloseOptions.timeout(PATIENCE));
    } catch (KafkaException e) {
      LOG.info("The Kafka client closed with an error: {}", e.getMessage());
    }
    if (asked) {
      Thread.currentThread().interrupt();
    }
  }
}
