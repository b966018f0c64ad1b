package io.defenderxdr.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process of the demo ended when it should run; the text is that process's own last line. */
public final class ProcessEndedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private ProcessEndedException(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /**
   * Reads why.
   *
   * @param name the process for people
   * @param exitCode how it ended
   * @param log where it wrote its errors
   */
  static ProcessEndedException of(String name, int exitCode, Path log) {
    return new ProcessEndedException(exitCode, "The " + name + " ended: " + lastLine(log));
  }

  private static String lastLine(Path log) {
    try {
      List<String> lines =
          Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "its log " + log + " is empty." : lines.getLast();
    } catch (IOException e) {
      return "its log " + log + " cannot be read.";
    }
  }

  /** How the process ended. */
  public int exitCode() {
    return exitCode;
  }
}
