package io.defenderxdr.source.kafka;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** When reading is done: never, or once all that was there at the start is settled. */
sealed interface Goal {

  /** Reads on for ever. */
  record Never() implements Goal {}

  /** Up to the ends of the partitions as they were when first asked for. */
  final class EndsAtStart implements Goal {
    private @Nullable Map<TopicPartition, Long> ends;

    /** The offsets behind the last message at the start of each partition that held any. */
    @Nullable Map<TopicPartition, Long> ends() {
      return ends;
    }

    /** Remembers them, once. */
    void set(Map<TopicPartition, Long> found) {
      ends = Map.copyOf(found);
    }
  }
}
