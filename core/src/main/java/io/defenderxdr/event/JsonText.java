package io.defenderxdr.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through the bytes of a JSON text for what is special in it, eight at a time. */
public final class JsonText {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = ONES << 7;
  private static final long LOWEST = 1L << 7;

  private JsonText() {}

  /**
   * The place of the next quotation mark, backslash or control character, or the end.
   *
   * @param from index of the first byte that is looked at
   * @param end index behind the last one
   */
  public static int special(byte[] bytes, int from, int end) {
    return special(bytes, from, end, 0);
  }

  /** As {@link #special}; a byte that is no ASCII character is special, too. */
  public static int specialOrNoAscii(byte[] bytes, int from, int end) {
    return special(bytes, from, end, HIGH_BITS);
  }

  private static int special(byte[] bytes, int from, int end, long high) {
    int at = from;
    while (at + Long.BYTES <= end) {
      long found = special((long) LONGS.get(bytes, at), high);
      if (found != 0) {
        // A borrow reaches bytes behind the first one found only.
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < end && (special(bytes[at], high) & LOWEST) == 0) {
      at++;
    }
    return at;
  }

  /** The high bit of the first special byte, and perhaps of bytes behind it; 0 if there is none. */
  private static long special(long eight, long high) {
    long quote = eight ^ (ONES * '"');
    long escape = eight ^ (ONES * '\\');
    return (((eight - ONES * ' ') & ~eight)
            | ((quote - ONES) & ~quote)
            | ((escape - ONES) & ~escape)
            | (eight & high))
        & HIGH_BITS;
  }
}
