package io.defenderxdr.detection;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a detection rule needs of one document.
 *
 * @param id its public id
 * @param name its public name
 * @param stream which stream it reads, such as {@code event}
 * @param categories values of {@code event.category} that it names; empty where it takes any
 * @param fields the fields in its conditions, which one document must carry all
 */
record DetectionRule(
    String id, String name, String stream, Set<String> categories, Set<String> fields) {

  private static final String INDEX = "logs-m365_defender.";
  private static final String ANY = "any";

  DetectionRule {
    categories = Set.copyOf(categories);
    fields = Set.copyOf(fields);
  }

  /** A rule of one row of the list: id, name, language, categories, indices, fields. */
  static DetectionRule of(List<String> row) {
    Set<String> categories = new TreeSet<>(words(row.get(3)));
    categories.remove(ANY);
    return new DetectionRule(
        row.get(0), row.get(1), stream(row.get(4)), categories, words(row.get(5)));
  }

  private static Set<String> words(String cell) {
    return cell.isBlank() ? Set.of() : Set.of(cell.strip().split("\\s+"));
  }

  private static String stream(String index) {
    String data = index.strip();
    if (!data.startsWith(INDEX) || !data.endsWith("-*")) {
      throw new IllegalArgumentException("No stream of ours is read by '" + data + "'.");
    }
    return data.substring(INDEX.length(), data.length() - 2);
  }
}
