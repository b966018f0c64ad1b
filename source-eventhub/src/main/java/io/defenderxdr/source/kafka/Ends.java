package io.defenderxdr.source.kafka;

import io.defenderxdr.pipeline.PartitionSight;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks for the ends of the partitions now and then: tells how far we are, and notices when the hub
 * does not answer. Used by the reading thread alone.
 */
final class Ends {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final String TROUBLE = "hub";

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaSource.Scene scene;
  private Instant asked = Instant.MIN;
  private Instant received = Instant.MIN;
  private int unanswered;

  Ends(KafkaConsumer<byte[], byte[]> consumer, KafkaSource.Scene scene) {
    this.consumer = consumer;
    this.scene = scene;
  }

  /** How often in a row there was no answer. */
  int unanswered() {
    return unanswered;
  }

  /** Messages came: the hub is there. */
  void messagesCame(Instant now) {
    received = now;
    answered();
  }

  /** Asks if it is time: each minute, and sooner while nothing comes. */
  void onSchedule(Instant now, Partitions partitions) {
    boolean quiet = received.isBefore(now.minus(QUIET));
    Duration every = scene.options().pace().sightEvery();
    Duration wait = quiet && every.compareTo(QUIET) > 0 ? QUIET : every;
    if (asked.isBefore(now.minus(wait))) {
      tell(now, partitions);
      asked = now;
    }
  }

  private void tell(Instant now, Partitions partitions) {
    try {
      List<TopicPartition> all = topicPartitions();
      Map<TopicPartition, Long> first = consumer.beginningOffsets(all, PATIENCE);
      Map<TopicPartition, Long> end = consumer.endOffsets(all, PATIENCE);
      answered();
      boolean behind = !partitions.assignedOnce();
      for (TopicPartition partition : partitions.owned()) {
        PartitionSight sight = sight(partition, first, end, now, partitions);
        scene.listener().seen(scene.options().stream(), sight);
        behind |= sight.lag() > 0;
      }
      if (!behind) {
        scene.listener().caughtUp(scene.options().stream());
      }
    } catch (TimeoutException e) {
      unanswered++;
      scene.troubles().begin(TROUBLE, scene.errors().away(), null);
    }
  }

  private void answered() {
    unanswered = 0;
    scene.troubles().over(TROUBLE);
  }

  private PartitionSight sight(
      TopicPartition partition,
      Map<TopicPartition, Long> first,
      Map<TopicPartition, Long> end,
      Instant now,
      Partitions partitions) {
    long last = end.getOrDefault(partition, 0L) - 1;
    long read = scene.parts().offsets().settled(partition) - 1;
    PartitionWorker worker = partitions.worker(partition);
    Instant settledAt = worker == null ? Instant.EPOCH : worker.lastEnqueuedAt();
    // The protocol does not say when the newest message came: not after now, in any case.
    Instant newest = read >= last && settledAt.isAfter(Instant.EPOCH) ? settledAt : now;
    return new PartitionSight(
        Integer.toString(partition.partition()),
        first.getOrDefault(partition, 0L),
        last,
        newest,
        read);
  }

  /**
   * The ends at this moment of the partitions that hold any message.
   *
   * @throws TimeoutException if the hub does not answer
   */
  Map<TopicPartition, Long> now() {
    List<TopicPartition> all = topicPartitions();
    Map<TopicPartition, Long> first = consumer.beginningOffsets(all, PATIENCE);
    Map<TopicPartition, Long> end = new HashMap<>(consumer.endOffsets(all, PATIENCE));
    end.entrySet().removeIf(entry -> entry.getValue() <= first.getOrDefault(entry.getKey(), 0L));
    answered();
    return end;
  }

  private List<TopicPartition> topicPartitions() {
    String topic = scene.options().topic();
    List<TopicPartition> all =
        consumer.partitionsFor(topic, PATIENCE).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (all.isEmpty()) {
      throw new UnknownTopicOrPartitionException("There is no topic " + topic);
    }
    return all;
  }
}
