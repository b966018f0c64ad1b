package io.defenderxdr.pipeline;

import org.jspecify.annotations.Nullable;

/** The place of positions and leases does not answer, or refuses; the text is one sentence. */
public final class StateAwayException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean damaged;

  /**
   * Carries the sentence.
   *
   * @param sentence what is wrong, where, and what to do
   */
  public StateAwayException(String sentence, @Nullable Throwable cause) {
    this(sentence, cause, false);
  }

  private StateAwayException(String sentence, @Nullable Throwable cause, boolean damaged) {
    super(sentence, cause);
    this.damaged = damaged;
  }

  /** What is kept there is damaged: waiting does not help. */
  public static StateAwayException damaged(String sentence, @Nullable Throwable cause) {
    return new StateAwayException(sentence, cause, true);
  }

  /** Whether an entry is damaged, so that only a person can help. */
  public boolean isDamaged() {
    return damaged;
  }
}
