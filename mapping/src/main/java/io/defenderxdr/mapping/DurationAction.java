package io.defenderxdr.mapping;

import io.defenderxdr.mapping.value.Dates;

/**
 * The time between two converted dates in nanoseconds.
 *
 * @param start slot of the first
 * @param end slot of the second
 * @param target slot of the ECS field
 * @param quiet whether a span that no long holds is left out without a failure entry
 */
record DurationAction(int start, int end, int target, boolean quiet) implements Action {

  private static final long NANOS = 1_000_000;

  @Override
  public void run(Work work) {
    if (work.record().get(start) instanceof String from
        && work.record().get(end) instanceof String to) {
      Long first = Dates.parse(from);
      Long last = Dates.parse(to);
      if (first != null && last != null) {
        set(work, first, last);
      }
    }
  }

  private void set(Work work, long first, long last) {
    try {
      work.record().set(target, Math.multiplyExact(last - first, NANOS));
    } catch (ArithmeticException e) {
      if (!quiet) {
        work.failed("script", "duration", "the span does not fit into a long");
      }
    }
  }
}
