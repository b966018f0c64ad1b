package io.defenderxdr.mapping.tape;

/** Writes values of a tape as JSON, without what is null or empty. Used by one thread. */
public final class TapeWriter {

  /** Stores refuse documents with longer ones; as a text all digits remain. */
  private static final int LONGEST_NUMBER = 1_000;

  private final Tape tape;
  private final JsonBytes out;

  /** Writes from a tape. */
  public TapeWriter(Tape tape, JsonBytes out) {
    this.tape = tape;
    this.out = out;
  }

  /** Writes a value that is not empty. */
  public void value(int node) {
    switch (tape.kind(node)) {
      case Kind.TEXT -> text(node);
      case Kind.NUMBER -> number(node);
      case Kind.TRUE -> out.word("true");
      case Kind.FALSE -> out.word("false");
      case Kind.OBJECT -> object(node);
      case Kind.LIST -> list(node);
      case Kind.GROWN -> grown(tape.start(node));
      case Kind.FIELDS -> fields(tape.start(node));
      case Kind.WHOLE -> whole(tape.start(node));
      case Kind.PAIR -> {
        out.put('{');
        name(tape.start(node), true);
        value(tape.end(node));
        out.put('}');
      }
      default -> out.word("null");
    }
  }

  private void text(int node) {
    if (tape.slices().has(node)) {
      int start = tape.slices().start(node);
      out.quoted(tape.slices().bytes(), start, start + tape.length(node));
    } else {
      out.text(tape.chars(), tape.start(node), tape.end(node));
    }
  }

  private void number(int node) {
    if (tape.slices().has(node)) {
      int start = tape.slices().start(node);
      out.bytes(tape.slices().bytes(), start, start + tape.length(node));
    } else if (tape.length(node) <= LONGEST_NUMBER) {
      out.ascii(tape.chars(), tape.start(node), tape.end(node));
    } else {
      text(node);
    }
  }

  private void name(int node, boolean first) {
    if (!first) {
      out.put(',');
    }
    text(node);
    out.put(':');
  }

  private void object(int object) {
    out.put('{');
    boolean first = true;
    int at = tape.start(object);
    while (at < tape.end(object)) {
      int value = at + 1;
      if (!tape.isEmpty(value)) {
        name(at, first);
        value(value);
        first = false;
      }
      at = tape.after(value);
    }
    out.put('}');
  }

  private void list(int list) {
    out.put('[');
    boolean first = true;
    for (int at = tape.start(list); at < tape.end(list); at = tape.after(at)) {
      if (!tape.isEmpty(at)) {
        element(at, first);
        first = false;
      }
    }
    out.put(']');
  }

  private void grown(int list) {
    out.put('[');
    boolean first = true;
    GrownLists lists = tape.grown();
    for (int i = 0; i < lists.size(list); i++) {
      int node = lists.get(list, i);
      if (!tape.isEmpty(node)) {
        element(node, first);
        first = false;
      }
    }
    out.put(']');
  }

  private void element(int node, boolean first) {
    if (!first) {
      out.put(',');
    }
    value(node);
  }

  private void fields(int list) {
    out.put('{');
    boolean first = true;
    GrownLists lists = tape.grown();
    for (int i = 0; i < lists.size(list); i += 2) {
      int value = lists.get(list, i + 1);
      if (!tape.isEmpty(value)) {
        name(lists.get(list, i), first);
        value(value);
        first = false;
      }
    }
    out.put('}');
  }

  /** Writes everything, be it null or empty. */
  private void whole(int list) {
    out.put('{');
    GrownLists lists = tape.grown();
    for (int i = 0; i < lists.size(list); i += 2) {
      name(lists.get(list, i), i == 0);
      everything(lists.get(list, i + 1));
    }
    out.put('}');
  }

  private void everything(int node) {
    byte kind = tape.kind(node);
    if (kind != Kind.OBJECT && kind != Kind.LIST) {
      value(node);
      return;
    }
    boolean object = kind == Kind.OBJECT;
    out.put(object ? '{' : '[');
    int first = tape.start(node);
    for (int at = first; at < tape.end(node); at = tape.after(at)) {
      if (object) {
        name(at, at == first);
        at++;
        everything(at);
      } else {
        if (at != first) {
          out.put(',');
        }
        everything(at);
      }
    }
    out.put(object ? '}' : ']');
  }
}
