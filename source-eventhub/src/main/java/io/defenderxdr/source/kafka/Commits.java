package io.defenderxdr.source.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings settled positions into the consumer group, by time and by count. A failure is tried anew
 * at the next turn. Used by the reading thread alone.
 */
final class Commits {

  private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String TROUBLE = "commit";

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaOffsets offsets;
  private final KafkaPace pace;
  private final Troubles troubles;
  private Instant next = Instant.EPOCH;

  Commits(
      KafkaConsumer<byte[], byte[]> consumer,
      KafkaOffsets offsets,
      KafkaPace pace,
      Troubles troubles) {
    this.consumer = consumer;
    this.offsets = offsets;
    this.pace = pace;
    this.troubles = troubles;
  }

  KafkaOffsets offsets() {
    return offsets;
  }

  /** Commits without waiting, if it is time or enough is settled. */
  void onSchedule(Instant now, Collection<TopicPartition> owned) {
    if (now.isBefore(next) && offsets.settledSinceCommit() < pace.commitMessages()) {
      return;
    }
    next = now.plus(pace.commitEvery());
    Map<TopicPartition, OffsetAndMetadata> settled = offsets.uncommitted(owned);
    if (!settled.isEmpty()) {
      consumer.commitAsync(settled, (done, error) -> answered(settled, error));
    }
  }

  private void answered(Map<TopicPartition, OffsetAndMetadata> settled, @Nullable Exception error) {
    if (error == null) {
      offsets.committed(settled);
      troubles.over(TROUBLE);
    } else if (error instanceof RetriableException
        || error instanceof RebalanceInProgressException) {
      LOG.debug("Positions are committed at the next turn: {}", error.getMessage());
    } else {
      troubles.begin(
          TROUBLE,
          "The positions of the partitions cannot be committed (%s); reading goes on, and they are committed later."
              .formatted(error.getMessage()),
          null);
    }
  }

  /** Commits what is settled of these, and waits for it; a failure only makes messages repeat. */
  void now(Collection<TopicPartition> partitions) {
    commit(offsets.uncommitted(partitions));
  }

  /** Keeps where a partition begins that the group has no position of. */
  void keepStart(TopicPartition partition, long offset) {
    commit(Map.of(partition, new OffsetAndMetadata(offset)));
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> positions) {
    if (positions.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(positions, PATIENCE);
      offsets.committed(positions);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.info("{} positions could not be committed: {}", positions.size(), e.getMessage());
    }
  }
}
