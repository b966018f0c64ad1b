package io.defenderxdr.mapping.tape;

/** Decodes texts of JSON that are known to be well-formed. */
final class Escapes {

  private Escapes() {}

  /**
   * Puts the characters of the bytes between two quotes.
   *
   * @param out has room for one character a byte from {@code place} on
   * @return the place behind the last character
   */
  static int decode(byte[] bytes, int start, int end, char[] out, int place) {
    int at = start;
    int to = place;
    while (at < end) {
      byte b = bytes[at];
      if (b >= 0 && b != '\\') {
        out[to++] = (char) b;
        at++;
      } else if (b < 0) {
        int lead = b & 0xFF;
        int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        to += Character.toChars(code(bytes, at, lead, more), out, to);
        at += more + 1;
      } else if (bytes[at + 1] == 'u') {
        out[to++] = hex(bytes, at + 2);
        at += 6;
      } else {
        out[to++] = plain(bytes[at + 1]);
        at += 2;
      }
    }
    return to;
  }

  /**
   * Puts the bytes of a text with its escapes resolved, which are not more.
   *
   * @return the index behind the last byte
   */
  static int resolve(byte[] bytes, int start, int end, int place) {
    int at = start;
    int to = place;
    while (at < end) {
      byte b = bytes[at++];
      if (b != '\\') {
        bytes[to++] = b;
      } else if (bytes[at] != 'u') {
        bytes[to++] = (byte) plain(bytes[at++]);
      } else {
        to = encode(hex(bytes, at + 1), bytes, to);
        at += 5;
      }
    }
    return to;
  }

  private static int encode(char c, byte[] out, int place) {
    int to = place;
    if (c < 0x80) {
      out[to++] = (byte) c;
      return to;
    }
    if (c < 0x800) {
      out[to++] = (byte) (0xC0 | c >> 6);
    } else {
      out[to++] = (byte) (0xE0 | c >> 12);
      out[to++] = (byte) (0x80 | (c >> 6 & 0x3F));
    }
    out[to++] = (byte) (0x80 | (c & 0x3F));
    return to;
  }

  /**
   * The index behind the escape that begins here, or -1 if there is none or it stands for half of a
   * character.
   */
  static int behind(byte[] bytes, int at, int end) {
    if (at + 1 >= end) {
      return -1;
    }
    return switch (bytes[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
      case 'u' -> at + 6 <= end && isHex(bytes, at + 2) ? at + 6 : -1;
      default -> -1;
    };
  }

  private static boolean isHex(byte[] bytes, int at) {
    for (int i = 0; i < 4; i++) {
      if (Character.digit(bytes[at + i], 16) < 0) {
        return false;
      }
    }
    return !Character.isSurrogate(hex(bytes, at));
  }

  private static char plain(byte escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> (char) escaped;
    };
  }

  private static char hex(byte[] bytes, int at) {
    int c = 0;
    for (int i = 0; i < 4; i++) {
      c = c << 4 | Character.digit(bytes[at + i], 16);
    }
    return (char) c;
  }

  private static int code(byte[] bytes, int at, int lead, int more) {
    int code = lead & (0x3F >> more);
    for (int i = 1; i <= more; i++) {
      code = code << 6 | (bytes[at + i] & 0x3F);
    }
    return code;
  }
}
