package io.defenderxdr.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class NearMiss {

  private NearMiss() {}

  /** The nearest of the known names, if it is near enough to be meant. */
  public static Optional<String> of(String name, Collection<String> known) {
    int allowed = Math.max(1, Math.min(3, name.length() / 3));
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= allowed)
        .min(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Edits (insert, delete, replace, swap of neighbours) between two names, case ignored. */
  static int distance(String a, String b) {
    String one = a.toLowerCase(java.util.Locale.ROOT);
    String two = b.toLowerCase(java.util.Locale.ROOT);
    int[][] cost = new int[one.length() + 1][two.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= two.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, one, two, i, j);
      }
    }
    return cost[one.length()][two.length()];
  }

  private static int cheapest(int[][] cost, String one, String two, int i, int j) {
    int replace = cost[i - 1][j - 1] + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == two.charAt(j - 2)
            && one.charAt(i - 2) == two.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
