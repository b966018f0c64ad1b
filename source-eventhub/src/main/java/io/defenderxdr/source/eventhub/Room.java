package io.defenderxdr.source.eventhub;

/**
 * How the bytes that a partition may hold are divided between what the SDK fetched ahead, where we
 * do not see it, and what waits and is in work here.
 *
 * @param messages so many of the largest fit into all of it
 * @param bytes all of it
 */
record Room(int messages, long bytes) {

  /** Fewer do not travel at all: one on its way, one in work. */
  private static final int FEWEST = 2;

  private static final int OF = 11;
  private static final int IN_HAND = 4;
  private static final int A_THIRD = 3;

  /** The room of a partition that may hold so many bytes. */
  static Room of(long bytes) {
    long messages = Math.min(bytes / Prefetch.LARGEST_MESSAGE, Integer.MAX_VALUE);
    return new Room((int) Math.max(FEWEST, messages), bytes);
  }

  /** Messages that may wait unseen on a careful link, even if all are as large as can be. */
  int unseen() {
    return messages - inHand();
  }

  /** What a partition holds at most on a careful link: queue and hand together. */
  long carefulBytes() {
    return (long) inHand() * Prefetch.LARGEST_MESSAGE;
  }

  /** What closes a wide link; what is still on its way then fits beside it. */
  long wideBytes() {
    return (long) Math.max(1, unseen()) * Prefetch.LARGEST_MESSAGE;
  }

  /** Bytes that a wide link may have on its way. */
  long ahead() {
    return bytes / A_THIRD;
  }

  private int inHand() {
    return (int) Math.max(1, (long) messages * IN_HAND / OF);
  }
}
