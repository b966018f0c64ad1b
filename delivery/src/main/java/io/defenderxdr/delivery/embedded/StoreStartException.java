package io.defenderxdr.delivery.embedded;

/** The embedded store did not start; the text is its own sentence about why and what to do. */
public final class StoreStartException extends Exception {

  /** Exit code of a store whose folder cannot be used. */
  public static final int DATA_FOLDER = 7;

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  StoreStartException(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** How its process ended: 5 the port is taken, 7 the folder cannot be used, else unforeseen. */
  public int exitCode() {
    return exitCode;
  }
}
