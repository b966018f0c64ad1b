package io.defenderxdr.source.envelope;

import io.defenderxdr.event.JsonText;
import java.util.BitSet;

/**
 * Steps over JSON values without making anything of them: their grammar is checked, nothing is
 * copied. Each method leaves the place behind what it stepped over, or says false and leaves it
 * anywhere.
 */
final class JsonWalk {

  /** Deeper than any JSON that a reader of ours takes; the stack is a bit a level. */
  private static final int DEEPEST = 100_000;

  private static final int NONE = -1;

  private final byte[] bytes;
  private int at;

  JsonWalk(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The place of the next byte. */
  int at() {
    return at;
  }

  /** Goes one byte on. */
  void step() {
    at++;
  }

  /** Steps over white space and shows the next byte, -1 at the end. */
  int peek() {
    while (at < bytes.length) {
      byte b = bytes[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b & 0xFF;
      }
      at++;
    }
    return NONE;
  }

  /** Whether nothing but white space is left. */
  boolean atEnd() {
    return peek() == NONE;
  }

  /** Steps over the mark that some writers put before UTF-8. */
  void skipMark() {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      at = 3;
    }
  }

  /** Steps over one value with all that is in it. */
  boolean value() {
    BitSet objects = new BitSet();
    int depth = 0;
    while (true) {
      int opened = peek();
      if (opened == '{' || opened == '[') {
        at++;
        if (peek() != (opened == '{' ? '}' : ']')) {
          objects.set(depth++, opened == '{');
          if (depth > DEEPEST || (opened == '{' && !name())) {
            return false;
          }
          continue;
        }
        at++;
      } else if (!scalar(opened)) {
        return false;
      }
      depth = close(objects, depth);
      if (depth <= 0) {
        return depth == 0;
      }
    }
  }

  /** After a value: steps over all ends up to the next value; the depth then, or -1 if broken. */
  private int close(BitSet objects, int depth) {
    int left = depth;
    while (left > 0) {
      boolean object = objects.get(left - 1);
      int next = peek();
      at++;
      if (next == ',') {
        return !object || name() ? left : NONE;
      }
      if (next != (object ? '}' : ']')) {
        return NONE;
      }
      left--;
    }
    return left;
  }

  private boolean name() {
    if (peek() != '"' || !string() || peek() != ':') {
      return false;
    }
    at++;
    return true;
  }

  private boolean scalar(int first) {
    return switch (first) {
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean word(String word) {
    if (bytes.length - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    at += word.length();
    return true;
  }

  /** Steps over a text in quotes. */
  boolean string() {
    if (at >= bytes.length || bytes[at] != '"') {
      return false;
    }
    int i = JsonText.special(bytes, at + 1, bytes.length);
    while (i < bytes.length) {
      byte b = bytes[i];
      if (b == '"') {
        at = i + 1;
        return true;
      }
      int length = b == '\\' ? escape(i + 1) : 0;
      if (length == 0) {
        return false;
      }
      i = JsonText.special(bytes, i + 1 + length, bytes.length);
    }
    return false;
  }

  /** The length of what follows a backslash, 0 if it is nothing. */
  private int escape(int from) {
    if (from >= bytes.length) {
      return 0;
    }
    if (bytes[from] != 'u') {
      return "\"\\/bfnrt".indexOf(bytes[from]) >= 0 ? 1 : 0;
    }
    for (int i = from + 1; i <= from + 4; i++) {
      if (i >= bytes.length || Character.digit(bytes[i], 16) < 0) {
        return 0;
      }
    }
    return 5;
  }

  private boolean number() {
    if (at < bytes.length && bytes[at] == '-') {
      at++;
    }
    int first = at;
    if (!digits() || (bytes[first] == '0' && at - first > 1)) {
      return false;
    }
    if (at < bytes.length && bytes[at] == '.') {
      at++;
      if (!digits()) {
        return false;
      }
    }
    if (at < bytes.length && (bytes[at] == 'e' || bytes[at] == 'E')) {
      at++;
      if (at < bytes.length && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      return digits();
    }
    return true;
  }

  private boolean digits() {
    int from = at;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at > from;
  }
}
