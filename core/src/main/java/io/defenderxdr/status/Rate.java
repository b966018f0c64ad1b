package io.defenderxdr.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Records a second over the last minutes, in slots of ten seconds. For one thread at a time. */
final class Rate {

  /** How far back it looks. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final long SLOT_SECONDS = 10;
  private static final int SLOTS = (int) (WINDOW.toSeconds() / SLOT_SECONDS);

  private final long firstSlot;
  private final long[] slotNumbers = new long[SLOTS];
  private final long[] records = new long[SLOTS];

  Rate(Instant start) {
    this.firstSlot = slot(start);
    Arrays.fill(slotNumbers, -1);
  }

  void add(Instant now, long count) {
    long slot = slot(now);
    int place = Math.floorMod(slot, SLOTS);
    if (slotNumbers[place] != slot) {
      slotNumbers[place] = slot;
      records[place] = 0;
    }
    records[place] += count;
  }

  /** Over the window, or over the time since the start where that is shorter. */
  double perSecond(Instant now) {
    long newest = slot(now);
    long oldest = newest - SLOTS + 1;
    long sum = 0;
    for (int place = 0; place < SLOTS; place++) {
      if (slotNumbers[place] >= oldest && slotNumbers[place] <= newest) {
        sum += records[place];
      }
    }
    long slots = Math.clamp(newest - firstSlot + 1, 1, SLOTS);
    return (double) sum / (slots * SLOT_SECONDS);
  }

  private static long slot(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SLOT_SECONDS);
  }
}
