package io.defenderxdr.mapping.tape;

/**
 * Reads a record onto a tape and leaves each text and number where it lies in the record's bytes.
 * Reads what is usual; whatever is not, be it wrong or only rare, is left to a reader of all JSON.
 * Used by one thread.
 */
public final class SliceReader {

  private static final int DEEPEST = 32;
  private static final int MOST_STRICT = 24;

  private final Tape tape;
  private final Names names = new Names();
  private final JsonScanner scanner = new JsonScanner();
  private int nameStart;

  /** Whether no object may have a name twice. */
  private boolean strict;

  /** What is read is not usual. */
  public static final class UnusualException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusualException() {
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
    scanner.bytes = tape.slices().bytes();
    scanner.at = place;
    scanner.end = tape.slices().used();
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
    scanner.expect('{');
  }

  /**
   * Passes the next name of the object that was entered, or its end.
   *
   * @param first whether no name was passed yet
   * @return whether there was one; its value is next
   */
  public boolean passName(boolean first) throws UnusualException {
    if (!first && scanner.isNext(',', '"')) {
      scanner.at += 2;
    } else if (scanner.peek() == '}') {
      scanner.at++;
      return false;
    } else {
      if (!first) {
        scanner.expect(',');
      }
      scanner.expect('"');
    }
    nameStart = scanner.at;
    if (names.isExpected(scanner.bytes, scanner.at, scanner.end)) {
      scanner.at += names.length() + 2;
      return true;
    }
    scanner.passText();
    if (!scanner.plain || scanner.at - 1 - nameStart > Names.LONGEST) {
      throw new UnusualException();
    }
    names.take(scanner.bytes, nameStart, scanner.at - 1);
    scanner.expect(':');
    return true;
  }

  /** The name that was passed last. */
  public String name() {
    return names.text();
  }

  /** The index behind what was passed last. */
  public int place() {
    return scanner.at;
  }

  /** Nothing but blanks may follow. */
  public void finish() throws UnusualException {
    scanner.finish();
  }

  /** Reads a value; its node. */
  public int value() throws UnusualException {
    return value(0);
  }

  private int value(int depth) throws UnusualException {
    return switch (scanner.peek()) {
      case '"' -> {
        int start = ++scanner.at;
        scanner.passText();
        yield tape.slices().add(Kind.TEXT, start, scanner.at - 1, scanner.plain);
      }
      case '{' -> object(depth + 1);
      case '[' -> list(depth + 1);
      case 't' -> word(Kind.TRUE, "true");
      case 'f' -> word(Kind.FALSE, "false");
      case 'n' -> word(Kind.NULL, "null");
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
    if (scanner.peek() != ']') {
      value(depth);
      while (scanner.peek() != ']') {
        scanner.expect(',');
        value(depth);
      }
    }
    scanner.at++;
    tape.close(list);
    return list;
  }

  private int open(byte kind, int depth) throws UnusualException {
    if (depth > DEEPEST) {
      throw new UnusualException();
    }
    scanner.at++;
    int node = tape.add(kind);
    tape.beginsBehind(node);
    return node;
  }

  private int number() throws UnusualException {
    int start = scanner.at;
    scanner.passNumber();
    return tape.slices().add(Kind.NUMBER, start, scanner.at, true);
  }

  private int word(byte kind, String word) throws UnusualException {
    scanner.passWord(word);
    return tape.add(kind);
  }
}
