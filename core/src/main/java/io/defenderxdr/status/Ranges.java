package io.defenderxdr.status;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sequence numbers whose messages are settled: ranges in order, none touching the next.
 * Immutable.
 *
 * <p>Joining is the same whichever comes first and however often, so what several collectors, or
 * one before and after a kill, have settled can be put together without counting anything twice.
 *
 * @param list the ranges
 */
public record Ranges(List<Range> list) {

  /** So many are kept; beyond it, the two oldest become one together with what lies between. */
  static final int MOST = 40;

  /** Nothing. */
  public static final Ranges NONE = new Ranges(List.of());

  /**
   * From a number to a number, both included.
   *
   * @param first the lowest
   * @param last the highest, not below it
   */
  public record Range(long first, long last) {
    public Range {
      if (last < first) {
        throw new IllegalArgumentException("A range from " + first + " to " + last + ".");
      }
    }
  }

  public Ranges {
    list = List.copyOf(list);
  }

  /** One range. */
  static Ranges of(long first, long last) {
    return new Ranges(List.of(new Range(first, last)));
  }

  /** All numbers of both. */
  Ranges plus(Ranges more) {
    List<Range> all = new ArrayList<>(list);
    all.addAll(more.list);
    all.sort(Comparator.comparingLong(Range::first));
    List<Range> joined = new ArrayList<>();
    for (Range range : all) {
      if (!joined.isEmpty() && range.first() <= joined.getLast().last() + 1) {
        Range before = joined.removeLast();
        joined.add(new Range(before.first(), Math.max(before.last(), range.last())));
      } else {
        joined.add(range);
      }
    }
    while (joined.size() > MOST) {
      Range oldest = joined.removeFirst();
      joined.set(0, new Range(oldest.first(), joined.getFirst().last()));
    }
    return new Ranges(joined);
  }

  /** Whether there is no number. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** The lowest number; there must be one. */
  public long first() {
    return list.getFirst().first();
  }

  /** The highest number; there must be one. */
  public long last() {
    return list.getLast().last();
  }

  /** How many numbers there are. */
  public long size() {
    return list.stream().mapToLong(range -> range.last() - range.first() + 1).sum();
  }

  /** What lies between, from the lowest to the highest number. */
  public List<Range> holes() {
    List<Range> holes = new ArrayList<>();
    for (int i = 1; i < list.size(); i++) {
      holes.add(new Range(list.get(i - 1).last() + 1, list.get(i).first() - 1));
    }
    return holes;
  }

  /** {@code 5-9,12-12}; empty for none. */
  String text() {
    return list.stream()
        .map(range -> range.first() + "-" + range.last())
        .collect(Collectors.joining(","));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws NumberFormatException if it is anything else
   */
  static Ranges parse(String text) {
    Ranges ranges = NONE;
    if (text.isEmpty()) {
      return ranges;
    }
    for (String part : text.split(",", -1)) {
      int dash = part.indexOf('-', 1);
      if (dash < 0) {
        throw new NumberFormatException("no range: " + part);
      }
      long first = Long.parseLong(part.substring(0, dash));
      long last = Long.parseLong(part.substring(dash + 1));
      if (last < first) {
        throw new NumberFormatException("no range: " + part);
      }
      ranges = ranges.plus(of(first, last));
    }
    return ranges;
  }
}
