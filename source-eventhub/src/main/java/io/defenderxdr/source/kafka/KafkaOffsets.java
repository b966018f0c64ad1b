package io.defenderxdr.source.kafka;

import io.defenderxdr.event.KafkaPosition;
import io.defenderxdr.event.Position;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.Checkpoints;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The positions of the partitions we own, on their way into the consumer group: settled at once,
 * committed by the source some time later, since each commit is a call to the hub.
 *
 * <p>A partition that went to another collector takes no more positions, and none moves backwards.
 * One of these for each {@link KafkaSource}; safe for many threads.
 */
public final class KafkaOffsets implements Checkpoints {

  private final Map<TopicPartition, Mark> owned = new HashMap<>();
  private int settledSinceCommit;

  private static final class Mark {
    private OffsetAndMetadata settled;
    private long committed;

    private Mark(long start) {
      this.settled = new OffsetAndMetadata(start);
      this.committed = start;
    }
  }

  /** Always null: the consumer group keeps the positions, one for each partition. */
  @Override
  public @Nullable Position read(StreamId stream) {
    return null;
  }

  @Override
  public synchronized void advance(StreamId stream, Position position) {
    if (!(position instanceof KafkaPosition here)) {
      throw new IllegalArgumentException("Only positions of a topic are committed here.");
    }
    Mark mark = owned.get(new TopicPartition(here.topic(), here.partition()));
    if (mark != null && here.nextOffset() > mark.settled.offset()) {
      settledSinceCommit += (int) (here.nextOffset() - mark.settled.offset());
      mark.settled = new OffsetAndMetadata(here.nextOffset(), here.enqueuedAt().toString());
    }
  }

  /** A partition is ours from now on, and is read from here. */
  synchronized void begin(TopicPartition partition, long offset) {
    owned.put(partition, new Mark(offset));
  }

  /** It is ours no more. */
  synchronized void end(TopicPartition partition) {
    owned.remove(partition);
  }

  /** The first offset that is not settled; negative if the partition is not ours. */
  synchronized long settled(TopicPartition partition) {
    Mark mark = owned.get(partition);
    return mark == null ? -1 : mark.settled.offset();
  }

  /** How many messages were settled since the last call of {@link #uncommitted}. */
  synchronized int settledSinceCommit() {
    return settledSinceCommit;
  }

  /** What of these partitions is settled and not yet committed. */
  synchronized Map<TopicPartition, OffsetAndMetadata> uncommitted(
      Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>();
    for (TopicPartition partition : partitions) {
      Mark mark = owned.get(partition);
      if (mark != null && mark.settled.offset() > mark.committed) {
        found.put(partition, mark.settled);
      }
    }
    settledSinceCommit = 0;
    return found;
  }

  /** These were committed. */
  synchronized void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          Mark mark = owned.get(partition);
          if (mark != null) {
            mark.committed = Math.max(mark.committed, offset.offset());
          }
        });
  }
}
