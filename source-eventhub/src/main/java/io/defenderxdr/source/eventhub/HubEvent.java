package io.defenderxdr.source.eventhub;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message as received.
 *
 * @param body its bytes
 * @param offset as the hub gave it
 * @param sequence its number in the partition
 * @param enqueuedAt when the hub took it
 * @param partitionKey as its sender gave it, or null
 * @param flaw why the body is not what was sent, or null
 */
record HubEvent(
    byte[] body,
    String offset,
    long sequence,
    Instant enqueuedAt,
    @Nullable String partitionKey,
    @Nullable String flaw) {

  private static final int AROUND_A_BODY = 512;

  /** What it takes in memory, about. */
  long size() {
    return (long) body.length + AROUND_A_BODY;
  }
}
