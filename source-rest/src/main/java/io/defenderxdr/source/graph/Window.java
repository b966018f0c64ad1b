package io.defenderxdr.source.graph;

import io.defenderxdr.event.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * A span of last-update time.
 *
 * @param from first tick
 * @param to first tick behind it; null = open
 */
record Window(Ticks from, @Nullable Ticks to) {

  static Window instant(Ticks moment) {
    return new Window(moment, moment.next());
  }

  boolean isInstant() {
    return to != null && to.value() - from.value() <= 1;
  }

  /** The middle tick of a closed window that is more than one tick wide. */
  Ticks middle() {
    long end = to == null ? from.value() + 2 : to.value();
    return new Ticks(from.value() + (end - from.value()) / 2);
  }

  @Override
  public String toString() {
    return "from " + from + (to == null ? " on" : " to " + to);
  }
}
