package io.defenderxdr.mapping.tape;

import io.defenderxdr.event.JsonText;
import io.defenderxdr.mapping.tape.SliceReader.UnusualException;

/** Passes one thing of JSON after the other, as long as all is usual. Used by one thread. */
final class JsonScanner {

  private static final int LONGEST_NUMBER = 100;

  byte[] bytes = {};

  /** Index of the next byte. */
  int at;

  /** Index behind the last byte. */
  int end;

  /** Whether the text that was passed last has no escapes and ASCII characters alone. */
  boolean plain;

  /** Nothing but blanks may follow. */
  void finish() throws UnusualException {
    while (at < end) {
      if (!isBlank(bytes[at++])) {
        throw new UnusualException();
      }
    }
  }

  /** Whether two characters are next. */
  boolean isNext(char one, char other) {
    return at + 1 < end && bytes[at] == one && bytes[at + 1] == other;
  }

  void passNumber() throws UnusualException {
    int behind = Numbers.behind(bytes, at, end);
    if (behind < 0 || behind - at > LONGEST_NUMBER) {
      throw new UnusualException();
    }
    at = behind;
  }

  void passWord(String word) throws UnusualException {
    for (int i = 0; i < word.length(); i++) {
      byteIs(word.charAt(i));
    }
  }

  /** Passes a text behind its opening quote, and its closing quote. */
  void passText() throws UnusualException {
    plain = true;
    while (true) {
      int special = JsonText.specialOrNoAscii(bytes, at, end);
      if (special >= end) {
        throw new UnusualException();
      }
      byte b = bytes[special];
      if (b == '"') {
        at = special + 1;
        return;
      }
      plain = false;
      at = b == '\\' ? Escapes.behind(bytes, special, end) : Utf8.behind(bytes, special, end);
      if (at < 0) {
        throw new UnusualException();
      }
    }
  }

  /** The next byte that is not blank; it is not passed. */
  byte peek() throws UnusualException {
    while (at < end) {
      byte b = bytes[at];
      if (b > ' ' || !isBlank(b)) {
        return b;
      }
      at++;
    }
    throw new UnusualException();
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** Passes a character, once blanks before it are passed. */
  void expect(char c) throws UnusualException {
    if (at < end && bytes[at] == c) {
      at++;
      return;
    }
    peek();
    byteIs(c);
  }

  private void byteIs(char c) throws UnusualException {
    if (at >= end || bytes[at++] != c) {
      throw new UnusualException();
    }
  }
}
