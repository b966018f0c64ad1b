package io.defenderxdr.source.eventhub;

import org.jspecify.annotations.Nullable;

/** The hub does not answer, or refuses; the text is one sentence that says what to do. */
final class HubAwayException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean refused;

  /**
   * Carries the facts.
   *
   * @param refused whether waiting alone does not help
   * @param sentence what is wrong and what to do
   */
  HubAwayException(boolean refused, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.refused = refused;
  }

  /** What is wrong and what to do. */
  String sentence() {
    return String.valueOf(getMessage());
  }

  /** Whether the hub answered with a refusal. */
  boolean isRefused() {
    return refused;
  }
}
