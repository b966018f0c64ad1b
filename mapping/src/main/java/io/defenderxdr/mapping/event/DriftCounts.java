package io.defenderxdr.mapping.event;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What Microsoft sent and no field has room for, counted by category and column. The number of
 * counters is bounded; what exceeds it is counted as one. Safe for many threads.
 */
final class DriftCounts {

  private static final int MOST = 2_000;
  private static final int LONGEST = 200;
  private static final String OTHERS = "(others)";

  private final Map<Place, LongAdder> counts = new ConcurrentHashMap<>();

  private record Place(String category, String column) {}

  /** The counter of a category and a column. */
  LongAdder counter(String category, String column) {
    Place place = new Place(cut(category), cut(column));
    LongAdder counter = counts.get(place);
    if (counter == null) {
      Place kept = counts.size() < MOST ? place : new Place(OTHERS, OTHERS);
      counter = counts.computeIfAbsent(kept, missing -> new LongAdder());
    }
    return counter;
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** Values left over, by category and column. */
  Map<String, Map<String, Long>> all() {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    counts.forEach(
        (place, count) ->
            all.computeIfAbsent(place.category, category -> new TreeMap<>())
                .put(place.column, count.sum()));
    return all;
  }
}
