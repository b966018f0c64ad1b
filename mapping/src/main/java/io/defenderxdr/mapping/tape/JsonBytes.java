package io.defenderxdr.mapping.tape;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One JSON text as bytes, in an array that is used again. Used by one thread. */
public final class JsonBytes {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** Up to so many bytes are copied faster by eights than by a call. */
  private static final int SHORT = 40;

  private static final int KEPT = 1 << 20;
  private static final int USUAL = 1 << 13;

  /** So many characters are written between two looks at the room. */
  private static final int CHUNK = 1 << 10;

  private static final int MOST_PER_CHARACTER = 6;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  /** Whether an ASCII character is written as it is. */
  private static final boolean[] PLAIN = plain();

  private byte[] array = new byte[USUAL];
  private int size;

  /** Forgets all; memory that one huge text needed is given back. */
  public void clear() {
    size = 0;
    if (array.length > KEPT) {
      array = new byte[USUAL];
    }
  }

  /** Number of bytes. */
  public int size() {
    return size;
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return Arrays.copyOf(array, size);
  }

  /** Puts the bytes at the end of another buffer. */
  public void appendTo(ByteArrayOutputStream out) {
    out.write(array, 0, size);
  }

  /**
   * Puts a name of an object.
   *
   * @param first whether it is the object's first, so that no comma is put
   */
  public void name(Member member, boolean first) {
    byte[] from = member.padded();
    int start = first ? 1 : 0;
    int length = member.length() - start;
    room(length + Long.BYTES);
    eights(from, start, length);
    size += length;
  }

  /** Copies by eights, and so up to seven bytes too many, for which there must be room. */
  private void eights(byte[] from, int start, int length) {
    byte[] to = array;
    for (int i = 0; i < length; i += Long.BYTES) {
      LONGS.set(to, size + i, (long) LONGS.get(from, start + i));
    }
  }

  /** Puts one ASCII character. */
  public void put(char c) {
    room(1);
    array[size++] = (byte) c;
  }

  /** Puts some ASCII characters. */
  void word(String word) {
    room(word.length());
    for (int i = 0; i < word.length(); i++) {
      array[size++] = (byte) word.charAt(i);
    }
  }

  /** Puts bytes as they are. */
  public void bytes(byte[] from, int start, int end) {
    room(end - start);
    System.arraycopy(from, start, array, size, end - start);
    size += end - start;
  }

  /** Puts bytes as they are between quotes. */
  void quoted(byte[] from, int start, int end) {
    int length = end - start;
    room(length + 2 + Long.BYTES);
    array[size++] = '"';
    if (length <= SHORT && end + Long.BYTES <= from.length) {
      eights(from, start, length);
    } else {
      System.arraycopy(from, start, array, size, length);
    }
    size += length;
    array[size++] = '"';
  }

  /** Puts ASCII characters as they are. */
  void ascii(char[] from, int start, int end) {
    room(end - start);
    for (int i = start; i < end; i++) {
      array[size++] = (byte) from[i];
    }
  }

  /** Puts a text between quotes; half of a character becomes U+FFFD. */
  void text(char[] from, int start, int end) {
    put('"');
    int at = start;
    while (at < end) {
      room(CHUNK * MOST_PER_CHARACTER + 1);
      at = chunk(from, at, end);
    }
    put('"');
  }

  private int chunk(char[] from, int start, int end) {
    byte[] to = array;
    int place = size;
    int stop = Math.min(end, start + CHUNK);
    int at = start;
    while (at < stop) {
      char c = from[at++];
      if (c < 0x80 && PLAIN[c]) {
        to[place++] = (byte) c;
      } else if (c < 0x80) {
        size = place;
        escape(c);
        place = size;
      } else {
        boolean pair =
            Character.isHighSurrogate(c) && at < end && Character.isLowSurrogate(from[at]);
        size = place;
        other(pair ? Character.toCodePoint(c, from[at++]) : Character.isSurrogate(c) ? 0xFFFD : c);
        place = size;
      }
    }
    size = place;
    return at;
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[0x80];
    for (char c = ' '; c < plain.length; c++) {
      plain[c] = c != '"' && c != '\\';
    }
    return plain;
  }

  private void escape(char c) {
    char letter =
        switch (c) {
          case '"', '\\' -> c;
          case '\b' -> 'b';
          case '\f' -> 'f';
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          default -> 'u';
        };
    array[size++] = '\\';
    array[size++] = (byte) letter;
    if (letter == 'u') {
      array[size++] = '0';
      array[size++] = '0';
      array[size++] = HEX[c >> 4];
      array[size++] = HEX[c & 0xF];
    }
  }

  /** A character that is not ASCII. */
  private void other(int code) {
    if (code < 0x800) {
      array[size++] = (byte) (0xC0 | code >> 6);
    } else {
      if (code < 0x10000) {
        array[size++] = (byte) (0xE0 | code >> 12);
      } else {
        array[size++] = (byte) (0xF0 | code >> 18);
        array[size++] = (byte) (0x80 | (code >> 12 & 0x3F));
      }
      array[size++] = (byte) (0x80 | (code >> 6 & 0x3F));
    }
    array[size++] = (byte) (0x80 | (code & 0x3F));
  }

  private void room(int more) {
    if (array.length - size < more) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, size + more));
    }
  }
}
