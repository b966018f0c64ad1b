package io.defenderxdr.mapping.tape;

import io.defenderxdr.event.ByteSlice;

/** Well-formed UTF-8: no overlong forms, no halves of characters, nothing beyond U+10FFFF. */
public final class Utf8 {

  private Utf8() {}

  /**
   * Whether a JSON text is in UTF-8. One that begins with a zero byte, or has one among its first
   * four, is in UTF-16 or UTF-32.
   */
  public static boolean is(ByteSlice json) {
    byte[] bytes = json.array();
    int end = json.offset() + json.length();
    for (int at = json.offset(); at < end; ) {
      if (bytes[at] > 0 || (bytes[at] == 0 && at >= json.offset() + Integer.BYTES)) {
        at++;
        continue;
      }
      at = bytes[at] == 0 ? -1 : behind(bytes, at, end);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  /** The index behind the character of several bytes that begins here, or -1 if it is none. */
  static int behind(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    int more = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
    if (more == 0 || at + more >= end) {
      return -1;
    }
    int second = bytes[at + 1] & 0xFF;
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) {
      return -1;
    }
    for (int i = 2; i <= more; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return -1;
      }
    }
    return at + more + 1;
  }
}
