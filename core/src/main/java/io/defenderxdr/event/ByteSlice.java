package io.defenderxdr.event;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A part of a byte array, read only by agreement: nobody writes into {@code array} any more.
 *
 * <p>Two slices are equal only if they are the same part of the same array; compare the contents
 * with {@link #toArray()}. Safe to hand between threads.
 *
 * @param array the bytes, UTF-8 JSON for records
 * @param offset index of the first byte
 * @param length number of bytes
 */
public record ByteSlice(byte[] array, int offset, int length) {

  public ByteSlice {
    Objects.checkFromIndexSize(offset, length, array.length);
  }

  /** The whole array as a slice. */
  public static ByteSlice of(byte[] array) {
    return new ByteSlice(array, 0, array.length);
  }

  /** The UTF-8 bytes of a text as a slice. */
  public static ByteSlice of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    byte[] copy = new byte[length];
    System.arraycopy(array, offset, copy, 0, length);
    return copy;
  }

  /** The bytes as UTF-8 text; broken sequences become U+FFFD. */
  public String toText() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }
}
