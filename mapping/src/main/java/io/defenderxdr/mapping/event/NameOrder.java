package io.defenderxdr.mapping.event;

import java.util.Map;

/**
 * The order in which names came last time. Records of one table name their columns in the same
 * order, so that a number is mostly found by a glance. Safe for many threads: each entry is
 * replaced whole.
 */
final class NameOrder {

  private static final int MOST = 256;

  private final Entry[] entries = new Entry[MOST];

  NameOrder() {
    java.util.Arrays.fill(entries, new Entry("", -1));
  }

  private record Entry(String name, int number) {}

  /** The number of a name, or -1. */
  int number(int position, String name, Map<String, Integer> numbers) {
    if (position >= MOST) {
      return numbers.getOrDefault(name, -1);
    }
    Entry entry = entries[position];
    if (!isSame(entry.name, name)) {
      entry = new Entry(name, numbers.getOrDefault(name, -1));
      entries[position] = entry;
    }
    return entry.number;
  }

  /** Names come from one table of symbols, so that the same name is mostly the same instance. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(String a, String b) {
    return a == b || a.equals(b);
  }
}
