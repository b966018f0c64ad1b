package io.defenderxdr.detection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A field that rules read and that Microsoft sends no column for.
 *
 * @param table the table whose documents come nearest
 * @param field the field they cannot have
 * @param column the name that the missing column would have by Microsoft's own pattern
 * @param sentence why, in a sentence
 */
record Gap(String table, String field, String column, String sentence) {

  private static final String FILE = "gaps.txt";

  /** Reads the closed list. */
  static List<Gap> closedList() {
    try (InputStream file = Objects.requireNonNull(Gap.class.getResourceAsStream(FILE))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Gap::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Gap of(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (cells.size() != 4) {
      throw new IllegalStateException(
          FILE + ": '" + line + "' needs table, field, column and sentence.");
    }
    return new Gap(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
  }
}
