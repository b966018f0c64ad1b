package io.defenderxdr.mapping.table;

import java.util.Collection;
import java.util.Optional;

/** Finds the known word that was probably meant. */
public final class NearMiss {

  private NearMiss() {}

  /** A part of a sentence: the nearest word, or all of them where none is near. */
  public static String hint(String word, Collection<String> known) {
    Optional<String> nearest = nearest(word, known);
    return nearest
        .map(near -> "Did you mean '" + near + "'?")
        .orElseGet(() -> "Known are: " + String.join(", ", known) + ".");
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    String best = null;
    int least = Math.max(2, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
