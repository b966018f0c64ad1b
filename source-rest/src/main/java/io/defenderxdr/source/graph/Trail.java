package io.defenderxdr.source.graph;

import io.defenderxdr.event.Ticks;
import org.jspecify.annotations.Nullable;

/** What one pass of a walk has met so far. */
final class Trail {

  private @Nullable Ticks reached;
  private @Nullable Ticks unserved;
  private boolean ordered = true;
  private int before;
  private int steps;
  private int unknown;

  /** Notes an item that was served. */
  void served(@Nullable Ticks time, int skip) {
    if (time == null) {
      ordered = false;
      return;
    }
    compare(time);
    before = time.equals(reached) ? before : skip;
    reached = time;
  }

  /** Notes an item that was not. */
  void unserved(Unserved item) {
    Ticks least = item.window().from();
    compare(least);
    unserved = least;
    steps++;
    unknown += item.item() == null ? 1 : 0;
  }

  private void compare(Ticks time) {
    ordered &= reached == null || !time.isBefore(reached);
    ordered &= unserved == null || !time.isBefore(unserved);
  }

  /** The time of the last item that was served. */
  @Nullable Ticks reached() {
    return reached;
  }

  boolean isOrdered() {
    return ordered;
  }

  /** Whether an item later than the last one that was not served was served. */
  boolean isPast() {
    return unserved != null && reached != null && unserved.isBefore(reached);
  }

  Walk end(boolean complete) {
    return new Walk(reached, complete, steps, unknown, ordered ? before : -1);
  }
}
