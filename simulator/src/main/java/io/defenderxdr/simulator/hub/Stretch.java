package io.defenderxdr.simulator.hub;

import io.defenderxdr.simulator.time.Ticks;

/**
 * Messages in a row that come at an even pace.
 *
 * @param first the number of its first message
 * @param start the ticks from which on it counts; its first message comes one step later
 * @param rate messages a second; 0 for none at all
 */
record Stretch(long first, long start, double rate) {
  /** When a message of this stretch comes. */
  long ticks(long message) {
    return start + (long) Math.ceil((message - first + 1) * (Ticks.PER_SECOND / rate));
  }

  /** The number behind the last message that has come by a moment. */
  long end(long now) {
    if (rate <= 0 || now <= start) {
      return first;
    }
    long end = first + (long) ((now - start) * (rate / Ticks.PER_SECOND));
    while (end > first && ticks(end - 1) > now) {
      end--;
    }
    while (ticks(end) <= now) {
      end++;
    }
    return end;
  }
}
