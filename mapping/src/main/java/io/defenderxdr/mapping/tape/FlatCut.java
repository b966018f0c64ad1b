package io.defenderxdr.mapping.tape;

/**
 * Cuts what stands under a flattened field to what every store takes: texts of 8,192 bytes, 20
 * levels, 1,000 names, none of them blank, with a NUL, or twice in one object. Changes the nodes in
 * place. Used by one thread.
 */
public final class FlatCut {

  private static final int MOST_BYTES = 8_192;
  private static final int DEEPEST = 20;
  private static final int MOST_NAMES = 1_000;

  private final Tape tape;
  private final OwnNames own;
  private int names;
  private boolean cut;

  /** Cuts values of a tape. */
  public FlatCut(Tape tape) {
    this.tape = tape;
    this.own = new OwnNames(tape);
  }

  /** Cuts a value; whether anything was cut or renamed. */
  public boolean cut(int value) {
    names = 0;
    cut = false;
    value(value, 1);
    return cut;
  }

  private void value(int value, int depth) {
    switch (tape.kind(value)) {
      case Kind.OBJECT -> object(value, depth);
      case Kind.FIELDS -> fields(value, depth);
      case Kind.LIST -> list(value, depth);
      case Kind.GROWN -> {
        for (int i = 0; i < tape.grownSize(value); i++) {
          value(tape.element(value, i), depth);
        }
      }
      case Kind.PAIR -> value(tape.end(value), depth + 1);
      case Kind.TEXT -> text(value);
      default -> {}
    }
  }

  /** An object's own names first, so that those within its values do not use up their room. */
  private void object(int object, int depth) {
    own.clear();
    int end = tape.end(object);
    for (int at = tape.start(object); at < end; at = tape.after(at + 1)) {
      entry(at, at + 1, depth);
    }
    for (int at = tape.start(object); at < end; at = tape.after(at + 1)) {
      value(at + 1, depth + 1);
    }
  }

  private void fields(int object, int depth) {
    own.clear();
    int size = tape.grownSize(object);
    for (int i = 0; i < size; i += 2) {
      entry(tape.element(object, i), tape.element(object, i + 1), depth);
    }
    for (int i = 1; i < size; i += 2) {
      value(tape.element(object, i), depth + 1);
    }
  }

  private void entry(int name, int value, int depth) {
    if (!tape.exists(value)) {
      return;
    }
    names++;
    boolean tooDeep = depth == DEEPEST && isContainer(value);
    if (names > MOST_NAMES || tooDeep) {
      TapeObjects.remove(tape, value);
      cut = true;
      return;
    }
    name(name);
    cut |= own.tellApart(name);
  }

  private void list(int list, int depth) {
    int at = tape.start(list);
    while (at < tape.end(list)) {
      int next = tape.after(at);
      boolean within = tape.kind(at) == Kind.LIST;
      if (within && depth == DEEPEST) {
        TapeObjects.remove(tape, at);
        cut = true;
      } else {
        value(at, within ? depth + 1 : depth);
      }
      at = next;
    }
  }

  private boolean isContainer(int value) {
    byte kind = tape.kind(value);
    return kind == Kind.OBJECT || kind == Kind.LIST || kind == Kind.PAIR || kind == Kind.FIELDS;
  }

  private void name(int name) {
    char[] chars = tape.chars();
    int start = tape.start(name);
    int end = tape.end(name);
    boolean usual = end > start;
    for (int i = start; i < end; i++) {
      usual &= chars[i] > ' ' && chars[i] < 0x7F;
    }
    if (!usual) {
      unusualName(name, start, end);
    }
    text(name);
  }

  private void unusualName(int name, int start, int end) {
    boolean blank = true;
    boolean nul = false;
    boolean half = false;
    for (int i = start; i < end; i++) {
      char c = tape.chars()[i];
      blank &= Character.isWhitespace(c);
      nul |= c == 0;
      half |= Character.isSurrogate(c);
    }
    cut |= half && Mending.mend(tape, name);
    if (blank) {
      TapeObjects.rename(tape, name, "_");
      cut = true;
    } else if (nul) {
      TapeObjects.rename(tape, name, tape.string(name).replace('\0', '\uFFFD'));
      cut = true;
    }
  }

  private void text(int text) {
    if (tape.slices().has(text) && tape.length(text) <= MOST_BYTES) {
      return;
    }
    int start = tape.start(text);
    int end = tape.end(text);
    if ((end - start) * 3L <= MOST_BYTES) {
      return;
    }
    int bytes = 0;
    for (int i = start; i < end; i++) {
      char c = tape.chars()[i];
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
      if (bytes > MOST_BYTES) {
        boolean half = Character.isLowSurrogate(c) && i > start;
        tape.nodes().starts[text] = start;
        tape.nodes().ends[text] = half ? i - 1 : i;
        cut = true;
        return;
      }
    }
  }
}
