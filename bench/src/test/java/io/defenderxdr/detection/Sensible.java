package io.defenderxdr.detection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which category, types and action a document ought to have, by table and ActionType. Written down
 * in {@code sensible.txt}, apart from the mapping: first row that fits decides, and a record that
 * no row fits has none that are sensible.
 *
 * @param rows in the order of the file
 */
record Sensible(List<Row> rows) {

  private static final String FILE = "sensible.txt";
  private static final String SAME = "=";
  private static final String NONE = "-";
  private static final String OPTIONAL = "?";

  /**
   * One row.
   *
   * @param table the table
   * @param actions ActionTypes in small letters
   * @param category what {@code event.category} must hold; - is nothing
   * @param types what {@code event.type} must hold, and with a question mark may hold
   * @param did values {@code event.action} may have; = is the ActionType in small letters with
   *     hyphens, - is none
   */
  record Row(String table, Pattern actions, String category, Set<String> types, Set<String> did) {

    private boolean fits(Evidence document) {
      return document.table().equals(table)
          && actions.matcher(document.action().toLowerCase(Locale.ROOT)).matches();
    }

    private boolean holds(Evidence document) {
      Set<String> must =
          types.stream().filter(type -> !type.endsWith(OPTIONAL)).collect(Collectors.toSet());
      boolean nothingElse =
          document.types().stream()
              .allMatch(type -> must.contains(type) || types.contains(type + OPTIONAL));
      String same = document.action().toLowerCase(Locale.ROOT).replace(' ', '-');
      return (category.equals(NONE) || document.categories().contains(category))
          && document.types().containsAll(must)
          && nothingElse
          && did.stream().anyMatch(each -> document.did().equals(each.equals(SAME) ? same : each));
    }
  }

  /** Reads the file. */
  static Sensible read() {
    try (InputStream file = Objects.requireNonNull(Sensible.class.getResourceAsStream(FILE))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new Sensible(
          text.lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Sensible::row)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (cells.size() != 5) {
      throw new IllegalStateException(
          FILE + ": '" + line + "' needs table, ActionTypes, category, types and actions.");
    }
    String actions =
        Arrays.stream(cells.get(1).toLowerCase(Locale.ROOT).split("\\s*,\\s*"))
            .map(each -> each.equals(NONE) ? "" : Pattern.quote(each).replace("*", "\\E.*\\Q"))
            .collect(Collectors.joining("|"));
    return new Row(
        cells.get(0),
        Pattern.compile(actions),
        cells.get(2),
        Set.of(cells.get(3).split("\\s+")),
        cells.get(4).equals(NONE) ? Set.of("") : Set.of(cells.get(4).split("\\s+")));
  }

  /** Whether category, types and action of a document are what they ought to be. */
  boolean holds(Evidence document) {
    return rows.stream()
        .filter(row -> row.fits(document))
        .findFirst()
        .map(row -> row.holds(document))
        .orElse(false);
  }

  /** The row that decides on a document, in words; for reports. */
  String ought(Evidence document) {
    return rows.stream()
        .filter(row -> row.fits(document))
        .findFirst()
        .map(
            row ->
                row.category()
                    + " / "
                    + row.types().stream().sorted().collect(Collectors.joining(" "))
                    + " / "
                    + row.did().stream()
                        .map(each -> each.isEmpty() ? NONE : each)
                        .sorted()
                        .collect(Collectors.joining(" ")))
        .orElse("no row");
  }
}
