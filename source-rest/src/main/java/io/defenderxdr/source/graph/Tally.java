package io.defenderxdr.source.graph;

import io.defenderxdr.event.Ticks;
import io.defenderxdr.source.rest.Element;
import io.defenderxdr.source.rest.ElementSink;
import org.jspecify.annotations.Nullable;

/** Hands elements on and notes the order of their times. One page. */
final class Tally implements ElementSink {

  private final ElementSink next;
  private @Nullable Ticks first;
  private @Nullable Ticks last;
  private @Nullable Ticks greatest;
  private boolean ascending = true;
  private int count;
  private int beforeGreatest;

  Tally(ElementSink next) {
    this.next = next;
  }

  @Override
  public void begin() {
    first = null;
    last = null;
    greatest = null;
    ascending = true;
    count = 0;
    beforeGreatest = 0;
    next.begin();
  }

  @Override
  public void accept(Element element) throws InterruptedException {
    count++;
    Ticks time = element.time();
    if (time != null) {
      ascending &= last == null || !time.isBefore(last);
      first = first == null ? time : first;
      last = time;
      if (greatest == null || greatest.isBefore(time)) {
        greatest = time;
        beforeGreatest = count - 1;
      }
    }
    next.accept(element);
  }

  /** Whether no time was less than the one before it. */
  boolean isAscending() {
    return ascending;
  }

  /** The time of the first element that has one. */
  @Nullable Ticks first() {
    return first;
  }

  /** The greatest time; null if no element had any. */
  @Nullable Ticks greatest() {
    return greatest;
  }

  int count() {
    return count;
  }

  /** How many elements came before the first of the greatest time. */
  int beforeGreatest() {
    return beforeGreatest;
  }
}
