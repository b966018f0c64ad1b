package io.defenderxdr.source.eventhub;

import java.util.Arrays;

/**
 * How many messages may be under way: a count, since credit is a count, that follows the size of
 * the messages seen. Not safe for many threads.
 */
final class Prefetch {

  /** The largest publication of all tiers but the self-served dedicated one (limits). */
  static final int LARGEST_MESSAGE = 1_048_576;

  private static final int START = 4;

  private static final int MOST = 200;
  private static final int REMEMBERED = 256;
  private static final int ENOUGH = 16;

  private final Room room;
  private final long[] sizes = new long[REMEMBERED];
  private int seen;

  Prefetch(Room room) {
    this.room = room;
  }

  /** A message of this size came. */
  void saw(long bytes) {
    sizes[seen % REMEMBERED] = bytes;
    // Stays a good index for ever.
    seen = seen == 2 * REMEMBERED - 1 ? REMEMBERED : seen + 1;
  }

  /**
   * The count for a link whose messages may wait where we do not see them: harmless even when all
   * of them turn out as large as a message can be.
   */
  int careful() {
    return Math.min(room.unseen(), wide());
  }

  /** The count for a link whose messages are all seen as they come. */
  int wide() {
    int known = Math.min(seen, REMEMBERED);
    if (known < ENOUGH) {
      return Math.min(START, room.unseen());
    }
    long[] sorted = Arrays.copyOf(sizes, known);
    Arrays.sort(sorted);
    long large = sorted[(int) Math.ceil(known * 0.99) - 1];
    return (int) Math.max(1, Math.min(MOST, room.ahead() / Math.max(1, large)));
  }
}
