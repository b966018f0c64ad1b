package io.defenderxdr.pipeline;

import java.nio.file.Path;

/** The data folder cannot be used; its text is one sentence for the user that says what to do. */
public final class StateFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Path path;

  /**
   * Names the file or folder and the way out.
   *
   * @param path what cannot be used
   * @param sentence what is wrong and what to do
   */
  public StateFolderException(Path path, String sentence, Throwable cause) {
    super(sentence, cause);
    this.path = path;
  }

  /** The file or folder that cannot be used. */
  public Path path() {
    return path;
  }
}
