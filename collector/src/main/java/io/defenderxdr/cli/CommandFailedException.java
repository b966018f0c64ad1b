package io.defenderxdr.cli;

/** A command cannot go on; its text is one sentence for the user that says what to do. */
final class CommandFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandFailedException(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
