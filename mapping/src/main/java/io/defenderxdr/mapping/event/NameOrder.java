package io.defenderxdr.mapping.event;

import java.util.Map;

/**
 * The order in which names came last time. Records of one table name their columns in the same
 * order, so that a number is mostly found by a glance. Safe for many threads: each entry is
 * replaced whole.
 */
final class NameOrder {

  private static final int MOST = 256;

  private final String prefix;
  private final Entry[] entries = new Entry[MOST];

  /**
   * No names so far.
   *
   * @param prefix what stands before a name that has no number, where its value is kept aside
   */
  NameOrder(String prefix) {
    this.prefix = prefix;
    java.util.Arrays.fill(entries, new Entry("", -1, ""));
  }

  /**
   * What is known of a name.
   *
   * @param number its number, or -1
   * @param aside its name among values kept aside
   */
  record Entry(String name, int number, String aside) {}

  /** What is known of a name. */
  Entry entry(int position, String name, Map<String, Integer> numbers) {
    if (position >= MOST) {
      return entry(name, numbers);
    }
    Entry entry = entries[position];
    if (!isSame(entry.name, name)) {
      entry = entry(name, numbers);
      entries[position] = entry;
    }
    return entry;
  }

  private Entry entry(String name, Map<String, Integer> numbers) {
    return new Entry(name, numbers.getOrDefault(name, -1), prefix.isEmpty() ? name : prefix + name);
  }

  /** Names come from one table of symbols, so that the same name is mostly the same instance. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(String a, String b) {
    return a == b || a.equals(b);
  }
}
