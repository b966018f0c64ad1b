package io.defenderxdr.simulator.hub;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a partition.
 *
 * @param sequence its number in the partition, from 0, without gaps
 * @param enqueued when the hub took it
 * @param key the partition key its sender gave, or null
 * @param body the bytes; not to be changed
 */
public record Message(long sequence, Instant enqueued, @Nullable String key, byte[] body) {
  /** Its place as text, as readers keep it. */
  public String offset() {
    return Offsets.of(sequence);
  }
}
