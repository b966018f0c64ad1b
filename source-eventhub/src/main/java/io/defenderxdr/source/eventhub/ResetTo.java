package io.defenderxdr.source.eventhub;

import java.time.DateTimeException;
import java.time.Instant;

/** Where positions are to be set. */
public sealed interface ResetTo {

  /** The oldest message that the hub has. */
  record Earliest() implements ResetTo {}

  /** After the newest message of now. */
  record Latest() implements ResetTo {}

  /** The first message that the hub took at this time or later. */
  record At(Instant time) implements ResetTo {}

  /**
   * Reads what the user wrote.
   *
   * @throws IllegalArgumentException with a sentence, if it is none of the three
   */
  static ResetTo parse(String text) {
    return switch (text) {
      case "earliest" -> new Earliest();
      case "latest" -> new Latest();
      default -> {
        try {
          yield new At(Instant.parse(text));
        } catch (DateTimeException e) {
          throw new IllegalArgumentException(
              "'%s' is no place to go to: write earliest, latest, or a time such as 2026-01-31T12:00:00Z."
                  .formatted(text),
              e);
        }
      }
    };
  }
}
