package io.defenderxdr.simulator.hub;

import io.defenderxdr.simulator.attack.Dice;

/**
 * How the records of a tenant are cut into messages. The same plan and seed make the same messages.
 *
 * @param partitions over how many partitions they go, in turns
 * @param perMessage records in a message, on average; 0 = each is one bare record
 * @param messageBytes the largest body; records that do not fit in are never sent
 * @param backlog records that wait at the start
 */
public record Plan(int partitions, int perMessage, int messageBytes, long backlog) {
  private static final int PAIR = 601;
  private static final int LONE_IN_HUNDRED = 4;
  private static final int LARGE_RECORD = 4_096;
  private static final int MOST_PARTITIONS = 1_024;

  /** Checks the numbers. */
  public Plan {
    if (partitions < 1 || partitions > MOST_PARTITIONS) {
      throw new IllegalArgumentException(
          "A hub has 1 to " + MOST_PARTITIONS + " partitions, not " + partitions + ".");
    }
    if (perMessage < 0 || messageBytes < LARGE_RECORD || backlog < 0) {
      throw new IllegalArgumentException(
          "A message holds at least "
              + LARGE_RECORD
              + " bytes, and no number of records is negative; check --records-per-message,"
              + " --message-bytes and --backlog.");
    }
  }

  /**
   * The records of one message.
   *
   * @param first the number of the first one
   * @param bare whether it is sent as it is, without an envelope
   */
  record Range(long first, int count, boolean bare) {}

  /**
   * The records of a message. Two neighbours share what two messages hold: mostly by half, now and
   * then one of them is a single record without an envelope.
   */
  Range range(long seed, long message) {
    Range whole = whole(seed, message);
    return message < backlogMessages(seed) && whole.first + whole.count > backlog
        ? new Range(whole.first, (int) (backlog - whole.first), whole.bare)
        : whole;
  }

  /** Records in a message, on average. */
  int average() {
    return Math.max(1, perMessage);
  }

  private Range whole(long seed, long message) {
    if (perMessage == 0) {
      return new Range(message, 1, true);
    }
    if (perMessage == 1) {
      return new Range(message, 1, lone(seed, message));
    }
    long base = message / 2 * 2 * perMessage;
    boolean second = message % 2 == 1;
    if ((2L * perMessage - 1) * LARGE_RECORD <= messageBytes && lone(seed, message / 2)) {
      return second ? new Range(base + 1, 2 * perMessage - 1, false) : new Range(base, 1, true);
    }
    return new Range(second ? base + perMessage : base, perMessage, false);
  }

  private static boolean lone(long seed, long pair) {
    return Dice.of(seed, PAIR, pair).percent(LONE_IN_HUNDRED);
  }

  /** How many messages the backlog fills. */
  long backlogMessages(long seed) {
    long messages = backlog / (2L * average()) * 2;
    while (whole(seed, messages).first < backlog) {
      messages++;
    }
    return messages;
  }
}
