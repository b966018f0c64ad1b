package io.defenderxdr.mapping.tape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names of JSON that were met lately, each made a text once. Records of one table have their names
 * in the same order, so that the one that followed last time is looked at first. Used by one
 * thread.
 */
final class Names {

  /** Longer names are not kept. */
  static final int LONGEST = 256;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SLOTS = 1 << 12;

  private final Name first = new Name("");
  private final Name[] known = new Name[SLOTS];
  private Name last = first;

  /** A name, and the one that followed it last time. */
  private static final class Name {
    private final String text;

    /** With the quote and the colon behind it, filled up to whole eights. */
    private final byte[] bytes;

    /** Which bits of the last eight bytes count. */
    private final long mask;

    private Name next;

    Name(String text) {
      this.text = text;
      byte[] member = (text + "\":").getBytes(StandardCharsets.US_ASCII);
      int eights = (member.length + Long.BYTES - 1) / Long.BYTES;
      this.bytes = Arrays.copyOf(member, eights * Long.BYTES);
      this.mask = -1L >>> (Byte.SIZE * (bytes.length - member.length));
      this.next = this;
    }

    boolean is(byte[] other, int start, int end) {
      return Arrays.equals(bytes, 0, text.length(), other, start, end);
    }

    /** Whether the name stands there, with the quote and the colon. */
    boolean isAt(byte[] record, int start) {
      int last = bytes.length - Long.BYTES;
      for (int i = 0; i < last; i += Long.BYTES) {
        if ((long) LONGS.get(bytes, i) != (long) LONGS.get(record, start + i)) {
          return false;
        }
      }
      return (((long) LONGS.get(bytes, last) ^ (long) LONGS.get(record, start + last)) & mask) == 0;
    }
  }

  Names() {
    Arrays.fill(known, first);
  }

  /** A record begins. */
  void begin() {
    last = first;
  }

  /**
   * Whether the expected name, its closing quote and the colon stand here; if so it is the last one
   * then.
   *
   * @param record has at least eight bytes behind its end
   */
  boolean isExpected(byte[] record, int start, int end) {
    Name next = last.next;
    if (start + next.text.length() + 2 <= end && next.isAt(record, start)) {
      last = next;
      return true;
    }
    return false;
  }

  /** Takes a name of at most {@link #LONGEST} ASCII characters, none of them an escape. */
  void take(byte[] record, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + record[i];
    }
    int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
    Name name = known[slot];
    if (!name.is(record, start, end)) {
      name = new Name(new String(record, start, end - start, StandardCharsets.US_ASCII));
      known[slot] = name;
    }
    last.next = name;
    last = name;
  }

  /** The last name. */
  String text() {
    return last.text;
  }

  /** How many bytes it has. */
  int length() {
    return last.text.length();
  }
}
