package io.defenderxdr.bench.collect;

import java.util.List;
import java.util.Locale;

/** The middle of repeated measurements, and their range. */
record Median(double middle, double least, double most) {

  static Median of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Median(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }

  String line(String what) {
    return String.format(Locale.ROOT, "%s: %.3f (%.3f to %.3f)", what, middle, least, most);
  }
}
