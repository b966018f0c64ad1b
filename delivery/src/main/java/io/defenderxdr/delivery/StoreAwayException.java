package io.defenderxdr.delivery;

/**
 * The store was away for longer than this run waits; nothing may be said of the documents. Its text
 * is the sentence for the user that says what to do.
 */
public final class StoreAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreAwayException(String sentence) {
    super(sentence);
  }
}
