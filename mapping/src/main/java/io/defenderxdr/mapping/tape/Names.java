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
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int SLOTS = 1 << 12;

  private final Name first = new Name(new byte[0], "");
  private final Name[] known = new Name[SLOTS];
  private Name last = first;

  /** A name, and the one that followed it last time. */
  private static final class Name {
    private final byte[] bytes;
    private final String text;
    private Name next;

    Name(byte[] bytes, String text) {
      this.bytes = bytes;
      this.text = text;
      this.next = this;
    }

    boolean is(byte[] other, int start, int end) {
      if (end - start != bytes.length) {
        return false;
      }
      int i = 0;
      for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
        if ((long) LONGS.get(bytes, i) != (long) LONGS.get(other, start + i)) {
          return false;
        }
      }
      while (i < bytes.length && bytes[i] == other[start + i]) {
        i++;
      }
      return i == bytes.length;
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
   * Whether the expected name and its closing quote stand here; if so it is the last one then.
   *
   * @param end of the record
   */
  boolean isExpected(byte[] record, int start, int end) {
    Name next = last.next;
    int behind = start + next.bytes.length;
    if (behind < end && record[behind] == '"' && next.is(record, start, behind)) {
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
      byte[] bytes = Arrays.copyOfRange(record, start, end);
      name = new Name(bytes, new String(bytes, StandardCharsets.US_ASCII));
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
    return last.bytes.length;
  }
}
