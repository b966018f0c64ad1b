package io.defenderxdr.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a record came from, for quarantine entries, log lines and the look-up of repeats.
 *
 * @param text one line for people: {@code alert da637551 in the window from ...}; holds no secret
 * @param sourceTime the source's own time of this record (last update, enqueued time, snapshot
 *     time), or null where it has none
 * @param message the hub's message it came in, or null if it came another way
 */
public record Origin(String text, @Nullable Instant sourceTime, @Nullable HubMessage message) {

  /** The origin of a record that did not come in a message of a hub. */
  public Origin(String text, @Nullable Instant sourceTime) {
    this(text, sourceTime, null);
  }
}
