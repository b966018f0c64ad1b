package io.defenderxdr.source.eventhub;

import java.time.Instant;

/** Where in a partition to begin. */
sealed interface StartAt {

  /** At the oldest message still there. */
  record Earliest() implements StartAt {}

  /**
   * After a message.
   *
   * @param offset as the hub gave it; empty if only the number is known
   * @param sequence its number
   */
  record After(String offset, long sequence) implements StartAt {}

  /** At the first message taken at this time or later. */
  record From(Instant time) implements StartAt {}
}
