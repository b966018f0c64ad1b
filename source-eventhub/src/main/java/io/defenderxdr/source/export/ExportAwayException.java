package io.defenderxdr.source.export;

/** The storage account does not answer, or refuses us; the text is one sentence. */
final class ExportAwayException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Carries the facts.
   *
   * @param status the HTTP status, 0 if there was no answer
   * @param sentence what is wrong and what to do
   */
  ExportAwayException(int status, String sentence, Throwable cause) {
    super(sentence, cause);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** Whether what was asked for is not there. */
  boolean gone() {
    return status == 404;
  }

  /** Whether asking again will not help. */
  boolean refused() {
    return status == 401 || status == 403;
  }
}
