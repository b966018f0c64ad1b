package io.defenderxdr.mapping.tape;

import java.util.Arrays;

/** One growing array of characters, kept for the next record. Used by one thread. */
final class Characters {

  private static final int KEPT = 1 << 20;

  private char[] array = new char[1 << 13];
  private int used;
  private int reserved;
  private boolean halves;

  /** Forgets all; memory that one huge record needed is given back. */
  void clear() {
    used = 0;
    reserved = 0;
    halves = false;
    if (array.length > KEPT) {
      array = new char[KEPT];
    }
  }

  /** The array; another one once it had to grow. */
  char[] array() {
    return array;
  }

  /** Where the next character goes. */
  int used() {
    return used;
  }

  void put(char c) {
    room(1);
    array[used++] = c;
  }

  void put(String text) {
    int length = text.length();
    room(length);
    text.getChars(0, length, array, used);
    used += length;
  }

  void put(char[] from, int offset, int length) {
    room(length);
    int highest = 0;
    for (int i = 0; i < length; i++) {
      char c = from[offset + i];
      array[used + i] = c;
      highest = Math.max(highest, c);
    }
    used += length;
    halves |= highest >= Character.MIN_SURROGATE;
  }

  /** Puts a range of what is there once more. */
  void putRange(int start, int end) {
    room(end - start);
    System.arraycopy(array, start, array, used, end - start);
    used += end - start;
  }

  /** Whether a range is a text. */
  boolean isText(int start, int end, String text) {
    int length = text.length();
    if (end - start != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (array[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a range has digits alone. */
  boolean isDigits(int start, int end) {
    for (int i = start; i < end; i++) {
      if (array[i] < '0' || array[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether characters of two halves came in, of which one may be missing. */
  boolean hasHalves() {
    return halves;
  }

  /** Puts U+FFFD where half of a character misses its other half; whether there was any. */
  boolean mend(int start, int end) {
    boolean any = false;
    for (int i = start; i < end; i++) {
      char c = array[i];
      if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(array[i + 1])) {
        i++;
      } else if (Character.isSurrogate(c)) {
        array[i] = '\uFFFD';
        any = true;
      }
    }
    return any;
  }

  /** Keeps so much more room, beyond what is put. */
  void reserve(int length) {
    reserved += length;
    room(0);
  }

  /** Puts bytes that are a character each; room for them was kept. */
  void inflate(byte[] bytes, int start, int end) {
    reserved = Math.max(0, reserved - (end - start));
    room(end - start);
    char[] to = array;
    int place = used;
    for (int i = start; i < end; i++) {
      to[place + i - start] = (char) bytes[i];
    }
    used = place + end - start;
  }

  /** Puts the characters of a well-formed text of JSON; room for them was kept. */
  void decode(byte[] bytes, int start, int end) {
    reserved = Math.max(0, reserved - (end - start));
    room(end - start);
    int place = used;
    used = Escapes.decode(bytes, start, end, array, place);
    for (int i = place; i < used; i++) {
      halves |= array[i] >= Character.MIN_SURROGATE;
    }
  }

  private void room(int more) {
    int needed = used + more + reserved;
    if (array.length < needed) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, needed));
    }
  }
}
