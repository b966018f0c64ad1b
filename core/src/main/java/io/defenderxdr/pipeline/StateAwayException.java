package io.defenderxdr.pipeline;

/** The place of positions and leases does not answer, or refuses; the text is one sentence. */
public final class StateAwayException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Carries the sentence.
   *
   * @param sentence what is wrong, where, and what to do
   */
  public StateAwayException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
