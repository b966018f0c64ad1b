package io.defenderxdr.mapping.tape;

import java.util.Arrays;

/** The nodes of a tape, three arrays that grow together. Used by one thread. */
final class Nodes {

  private static final int KEPT = 1 << 16;

  byte[] kinds = new byte[1 << 9];
  int[] starts = new int[1 << 9];
  int[] ends = new int[1 << 9];

  /**
   * Of what lies in the record's bytes: not decoded; it may have escapes or be of any characters.
   */
  static final int UNREAD = -1;

  /** Of what lies in the record's bytes: not decoded; each byte is a character. */
  static final int PLAIN = -2;

  /** First character of what lies in the record's bytes, or one of the negative numbers. */
  int[] decodedStarts = new int[1 << 9];

  int[] decodedEnds = new int[1 << 9];
  private int size;

  /** Forgets all; memory that one huge record needed is given back. */
  void clear() {
    size = 0;
    if (kinds.length > KEPT) {
      kinds = new byte[KEPT];
      starts = new int[KEPT];
      ends = new int[KEPT];
      decodedStarts = new int[KEPT];
      decodedEnds = new int[KEPT];
    }
  }

  int size() {
    return size;
  }

  int add(byte kind, int start, int end) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      decodedStarts = Arrays.copyOf(decodedStarts, size * 2);
      decodedEnds = Arrays.copyOf(decodedEnds, size * 2);
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    decodedStarts[size] = UNREAD;
    return size++;
  }
}
