package io.defenderxdr.store.embedded;

/** The store cannot start; its text is one sentence for the user that says what to do. */
final class StoreFault extends Exception {

  /** Exit code: something failed that nobody foresaw. */
  static final int INTERNAL = 1;

  /** Exit code: the command line is wrong. */
  static final int USAGE = 2;

  /** Exit code: the port is taken. */
  static final int STORE_UNREACHABLE = 5;

  /** Exit code: the data folder cannot be used. */
  static final int DATA_FOLDER = 7;

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  StoreFault(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** How the process ends. */
  int exitCode() {
    return exitCode;
  }
}
