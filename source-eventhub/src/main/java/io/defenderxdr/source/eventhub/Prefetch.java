package io.defenderxdr.source.eventhub;

import java.util.Arrays;

/**
 * How many messages may be under way: a count, since credit is a count, that follows the size of
 * the messages seen. It never exceeds what is harmless when all of them turn out as large as a
 * message can be, so that a jump in size needs no reaction. Not safe for many threads.
 */
final class Prefetch {

  /** The largest publication of all tiers but the self-served dedicated one (limits). */
  static final int LARGEST_MESSAGE = 1_048_576;

  private static final int START = 4;

  /** So many of the largest are 7.4 MB; with 4.2 MB in hand a partition stays below 12 MB. */
  private static final int MOST = 7;

  private static final double BYTES = 4_000_000;
  private static final int REMEMBERED = 256;
  private static final int ENOUGH = 16;

  private final long[] sizes = new long[REMEMBERED];
  private int seen;

  /** A message of this size came. */
  void saw(long bytes) {
    sizes[seen % REMEMBERED] = bytes;
    // Stays a good index for ever.
    seen = seen == 2 * REMEMBERED - 1 ? REMEMBERED : seen + 1;
  }

  /** The count for the next link. */
  int count() {
    int known = Math.min(seen, REMEMBERED);
    if (known < ENOUGH) {
      return START;
    }
    long[] sorted = Arrays.copyOf(sizes, known);
    Arrays.sort(sorted);
    long large = sorted[(int) Math.ceil(known * 0.99) - 1];
    return (int) Math.max(1, Math.min(MOST, Math.floor(BYTES / (double) Math.max(1, large))));
  }
}
