package io.defenderxdr.mapping.drift;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/** The beginning of a value, to look at. Never reads more of it than it shows. */
final class Example {

  /** So many characters are shown. */
  static final int LONGEST = 100;

  private final Tape tape;
  private final StringBuilder text = new StringBuilder();

  private Example(Tape tape) {
    this.tape = tape;
  }

  static String of(Tape tape, int value) {
    Example example = new Example(tape);
    if (tape.kind(value) == Kind.TEXT) {
      example.characters(value);
    } else {
      example.value(value);
    }
    return example.cut();
  }

  private String cut() {
    if (text.length() <= LONGEST) {
      return text.toString();
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }

  private void value(int node) {
    switch (tape.kind(node)) {
      case Kind.TEXT -> quoted(node);
      case Kind.NUMBER -> characters(node);
      case Kind.TRUE -> text.append("true");
      case Kind.FALSE -> text.append("false");
      case Kind.OBJECT -> object(node);
      case Kind.LIST -> list(node);
      case Kind.GROWN -> grown(node);
      default -> text.append("null");
    }
  }

  private void quoted(int node) {
    text.append('"');
    int start = text.length();
    characters(node);
    for (int i = text.length() - 1; i >= start; i--) {
      if (text.charAt(i) == '"' || text.charAt(i) == '\\') {
        text.insert(i, '\\');
      }
    }
    text.append('"');
  }

  private void characters(int node) {
    int start = tape.start(node);
    int end = Math.min(tape.end(node), start + LONGEST + 1);
    text.append(tape.chars(), start, end - start);
  }

  private boolean isFull() {
    return text.length() > LONGEST;
  }

  private void object(int object) {
    text.append('{');
    boolean first = true;
    int at = tape.start(object);
    while (at < tape.end(object) && !isFull()) {
      int value = at + 1;
      if (tape.kind(value) != Kind.GONE) {
        text.append(first ? "" : ",");
        quoted(at);
        text.append(':');
        value(value);
        first = false;
      }
      at = tape.after(value);
    }
    text.append('}');
  }

  private void list(int list) {
    text.append('[');
    for (int at = tape.start(list); at < tape.end(list) && !isFull(); at = tape.after(at)) {
      text.append(at == tape.start(list) ? "" : ",");
      value(at);
    }
    text.append(']');
  }

  private void grown(int list) {
    text.append('[');
    for (int i = 0; i < tape.grownSize(list) && !isFull(); i++) {
      text.append(i == 0 ? "" : ",");
      value(tape.element(list, i));
    }
    text.append(']');
  }
}
