package io.defenderxdr.settings;

/**
 * One thing wrong in a settings file.
 *
 * @param line line in the file, from 1
 * @param path where in the tree, such as {@code tenants[0].streams.alert.interval}; may be empty
 * @param sentence what is wrong and what to do
 */
public record Problem(int line, String path, String sentence) {

  /** The problem as one line, behind the file's name. */
  public String render(String file) {
    String where = path.isEmpty() ? "" : path + ": ";
    return "%s:%d: %s%s".formatted(file, line, where, sentence);
  }
}
