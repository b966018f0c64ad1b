package io.defenderxdr.mapping.tape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads a record onto a tape and leaves each text and number where it lies in the record's bytes.
 * Reads what is usual; whatever is not, be it wrong or only rare, is left to a reader of all JSON.
 * Used by one thread.
 */
public final class SliceReader {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = ONES << 7;
  private static final int DEEPEST = 32;
  private static final int MOST_STRICT = 24;
  private static final int LONGEST_NUMBER = 100;

  private final Tape tape;
  private final Names names = new Names();
  private byte[] bytes = {};
  private int at;
  private int end;
  private int nameStart;

  /** Whether the text that was passed last has no escapes and ASCII characters alone. */
  private boolean plain;

  /** Whether no object may have a name twice. */
  private boolean strict;

  /** What is read is not usual. */
  public static final class UnusualException extends Exception {
    private static final long serialVersionUID = 1L;

    private UnusualException() {
      super("The JSON is not usual.", null, false, false);
    }
  }

  /** Reads onto a tape. */
  public SliceReader(Tape tape) {
    this.tape = tape;
  }

  /** Begins with a record, an object; the next thing is its first name. Places count from 0. */
  public void begin(byte[] record, int offset, int length) throws UnusualException {
    tape.slices().source(record, offset, length);
    begin(0);
    beginObject();
  }

  private void begin(int place) {
    names.begin();
    bytes = tape.slices().bytes();
    at = place;
    end = tape.slices().used();
  }

  /** Reads a whole text that lies in the record; its value's node. A name twice is unusual. */
  int whole(int text) throws UnusualException {
    begin(tape.slices().resolve(text));
    strict = true;
    int value = value();
    finish();
    return value;
  }

  /** Enters the object that is the next value, which is unusual if it is none. */
  public void beginObject() throws UnusualException {
    expect('{');
  }

  /**
   * Passes the next name of the object that was entered, or its end.
   *
   * @param first whether no name was passed yet
   * @return whether there was one; its value is next
   */
  public boolean passName(boolean first) throws UnusualException {
    if (!first && isNext(',', '"')) {
      at += 2;
    } else if (peek() == '}') {
      at++;
      return false;
    } else {
      if (!first) {
        expect(',');
      }
      expect('"');
    }
    nameStart = at;
    if (names.isExpected(bytes, at, end)) {
      at += names.length() + 1;
    } else {
      passText();
      if (!plain || at - 1 - nameStart > Names.LONGEST) {
        throw new UnusualException();
      }
      names.take(bytes, nameStart, at - 1);
    }
    expect(':');
    return true;
  }

  private boolean isNext(char one, char other) {
    return at + 1 < end && bytes[at] == one && bytes[at + 1] == other;
  }

  /** The name that was passed last. */
  public String name() {
    return names.text();
  }

  /** The index behind what was passed last. */
  public int place() {
    return at;
  }

  /** Nothing but blanks may follow. */
  public void finish() throws UnusualException {
    while (at < end) {
      if (!isBlank(bytes[at++])) {
        throw new UnusualException();
      }
    }
  }

  /** Reads a value; its node. */
  public int value() throws UnusualException {
    return value(0);
  }

  private int value(int depth) throws UnusualException {
    return switch (peek()) {
      case '"' -> {
        int start = ++at;
        passText();
        yield tape.slices().add(Kind.TEXT, start, at - 1, plain);
      }
      case '{' -> object(depth + 1);
      case '[' -> list(depth + 1);
      case 't' -> word(Kind.TRUE, 'r', "ue");
      case 'f' -> word(Kind.FALSE, 'a', "lse");
      case 'n' -> word(Kind.NULL, 'u', "ll");
      default -> number();
    };
  }

  private int object(int depth) throws UnusualException {
    int object = open(Kind.OBJECT, depth);
    boolean first = true;
    while (passName(first)) {
      first = false;
      int name = tape.slices().add(Kind.NAME, nameStart, nameStart + names.length(), true);
      if (strict) {
        beOnce(object, name);
      }
      value(depth);
    }
    tape.close(object);
    return object;
  }

  private void beOnce(int object, int name) throws UnusualException {
    int count = 0;
    for (int other = tape.start(object); other < name; other = tape.after(other + 1)) {
      if (count++ > MOST_STRICT || tape.slices().isSame(other, name)) {
        throw new UnusualException();
      }
    }
  }

  private int list(int depth) throws UnusualException {
    int list = open(Kind.LIST, depth);
    if (peek() != ']') {
      value(depth);
      while (peek() != ']') {
        expect(',');
        value(depth);
      }
    }
    at++;
    tape.close(list);
    return list;
  }

  private int open(byte kind, int depth) throws UnusualException {
    if (depth > DEEPEST) {
      throw new UnusualException();
    }
    at++;
    int node = tape.add(kind);
    tape.beginsBehind(node);
    return node;
  }

  private int word(byte kind, char second, String rest) throws UnusualException {
    at++;
    byteIs(second);
    for (int i = 0; i < rest.length(); i++) {
      byteIs(rest.charAt(i));
    }
    return tape.add(kind);
  }

  private int number() throws UnusualException {
    int start = at;
    int behind = Numbers.behind(bytes, start, end);
    if (behind < 0 || behind - start > LONGEST_NUMBER) {
      throw new UnusualException();
    }
    at = behind;
    return tape.slices().add(Kind.NUMBER, start, behind, true);
  }

  /** Passes a text behind its opening quote, and its closing quote. */
  private void passText() throws UnusualException {
    plain = true;
    while (true) {
      int special = special(bytes, at, end);
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

  /** The first byte that is a quote, a backslash, a control character, or not ASCII. */
  private static int special(byte[] bytes, int from, int end) {
    int at = from;
    while (at + Long.BYTES <= end) {
      long eight = (long) LONGS.get(bytes, at);
      long quote = eight ^ ONES * '"';
      long escape = eight ^ ONES * '\\';
      long found =
          (((eight - ONES * ' ') & ~eight)
                  | ((quote - ONES) & ~quote)
                  | ((escape - ONES) & ~escape)
                  | eight)
              & HIGH_BITS;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  /** The next byte that is not blank; it is not passed. */
  private byte peek() throws UnusualException {
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

  private void expect(char c) throws UnusualException {
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
