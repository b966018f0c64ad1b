package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import java.util.Locale;

/** Comparing and changing the letters of texts on a tape. */
public final class Letters {

  private Letters() {}

  /** The text in small letters; the same node where it has no others. */
  public static int lower(Tape tape, int node) {
    int start = tape.start(node);
    int end = tape.end(node);
    char[] chars = tape.chars();
    for (int i = start; i < end; i++) {
      char c = chars[i];
      if ((c >= 'A' && c <= 'Z') || c > 127) {
        return lowered(tape, start, end);
      }
    }
    return node;
  }

  private static int lowered(Tape tape, int start, int end) {
    int mark = tape.mark();
    for (int i = start; i < end; i++) {
      char c = tape.chars()[i];
      if (c > 127) {
        String text = new String(tape.chars(), start, end - start);
        return tape.text(text.toLowerCase(Locale.ROOT));
      }
      tape.put(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return tape.ended(mark);
  }

  /** The text in capital letters. */
  public static int upper(Tape tape, int node) {
    return tape.text(tape.string(node).toUpperCase(Locale.ROOT));
  }

  /** The text in small letters with '-' for each blank. */
  public static int action(Tape tape, int node) {
    int lower = lower(tape, node);
    int mark = tape.mark();
    boolean blank = false;
    for (int i = tape.start(lower); i < tape.end(lower); i++) {
      char c = tape.chars()[i];
      blank |= c == ' ';
      tape.put(c == ' ' ? '-' : c);
    }
    return blank ? tape.ended(mark) : lower;
  }

  /** The value as a text, as it is written into lists of texts. */
  public static int rendered(Tape tape, int node) {
    return switch (tape.kind(node)) {
      case Kind.TEXT -> node;
      case Kind.NUMBER -> tape.as(Kind.TEXT, node);
      case Kind.TRUE -> tape.text("true");
      case Kind.FALSE -> tape.text("false");
      default -> node;
    };
  }

  /** Whether the text begins with another at a place. */
  static boolean isAt(Tape tape, int from, int end, String text, boolean ignoringCase) {
    int length = text.length();
    if (end - from < length) {
      return false;
    }
    char[] chars = tape.chars();
    for (int i = 0; i < length; i++) {
      if (!isSame(chars[from + i], text.charAt(i), ignoringCase)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text is another. */
  static boolean is(Tape tape, int node, String text, boolean ignoringCase) {
    if (!ignoringCase) {
      return tape.isText(node, text);
    }
    return tape.count(node) == text.length()
        && isAt(tape, tape.start(node), tape.end(node), text, true);
  }

  /** Whether the text begins with another. */
  static boolean starts(Tape tape, int node, String text, boolean ignoringCase) {
    return isAt(tape, tape.start(node), tape.end(node), text, ignoringCase);
  }

  /** Whether the text ends with another. */
  static boolean ends(Tape tape, int node, String text, boolean ignoringCase) {
    int from = tape.end(node) - text.length();
    return from >= tape.start(node) && isAt(tape, from, tape.end(node), text, ignoringCase);
  }

  /** Whether the text ends with that of another node. */
  static boolean ends(Tape tape, int node, int other, boolean ignoringCase) {
    int from = tape.start(other);
    int length = tape.end(other) - from;
    int at = tape.end(node) - length;
    if (at < tape.start(node)) {
      return false;
    }
    char[] chars = tape.chars();
    for (int i = 0; i < length; i++) {
      if (!isSame(chars[at + i], chars[from + i], ignoringCase)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(char a, char b, boolean ignoringCase) {
    return a == b || (ignoringCase && Character.toLowerCase(a) == Character.toLowerCase(b));
  }

  /** Whether the text contains another. */
  static boolean has(Tape tape, int node, String text, boolean ignoringCase) {
    int end = tape.end(node);
    for (int at = tape.start(node); at + text.length() <= end; at++) {
      if (isAt(tape, at, end, text, ignoringCase)) {
        return true;
      }
    }
    return false;
  }
}
