package io.defenderxdr.simulator.hub;

/**
 * Places of messages as readers keep them: texts of digits that grow with the sequence number, and
 * are never equal to it, so that a mix-up of the two shows.
 */
final class Offsets {
  private static final long START = 4_294_967_296L;
  private static final long APART = 1_184;

  private Offsets() {}

  static String of(long sequence) {
    return Long.toString(START + sequence * APART);
  }

  /**
   * The first sequence number at or behind an offset.
   *
   * @throws NumberFormatException if the text is none of ours
   */
  static long sequenceAt(String offset) {
    return Math.max(0, Math.ceilDiv(Long.parseLong(offset) - START, APART));
  }

  /**
   * The first sequence number behind an offset.
   *
   * @throws NumberFormatException if the text is none of ours
   */
  static long sequenceAfter(String offset) {
    return Math.max(0, Math.floorDiv(Long.parseLong(offset) - START, APART) + 1);
  }
}
