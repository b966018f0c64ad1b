package io.defenderxdr.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of words and numbers for a terminal: two spaces between columns, numbers to the right.
 *
 * <p>What stands in it comes from outside and cannot steer the terminal.
 */
final class TextTable {

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these headings. */
  TextTable(List<String> headings) {
    rows.add(headings);
  }

  /** Adds a row of as many cells as there are headings. */
  void add(List<String> cells) {
    rows.add(cells.stream().map(TextTable::plain).toList());
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  /** Its lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(column == 0 ? "" : "  ").append(cell(row, column));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private String cell(List<String> row, int column) {
    String text = row.get(column);
    String space = " ".repeat(width(column) - length(text));
    return isNumbers(column) ? space + text : text + space;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private boolean isNumbers(int column) {
    return rows.stream()
        .skip(1)
        .map(row -> row.get(column))
        .allMatch(text -> text.matches("[0-9,.]*|-"));
  }

  /** One line in which nothing steers a terminal or changes the order of what is read. */
  static String plain(String text) {
    return text.codePoints()
        .mapToObj(c -> steers(c) ? "\\u%04x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static boolean steers(int c) {
    return Character.isISOControl(c)
        || switch (Character.getType(c)) {
          case Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SURROGATE ->
              true;
          default -> false;
        };
  }
}
