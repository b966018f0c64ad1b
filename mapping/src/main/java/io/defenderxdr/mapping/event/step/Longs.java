package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/** Whole numbers of 64 bits, as text or number, decimal or behind 0x. */
final class Longs {

  private Longs() {}

  /** The number's node, or {@link Tape#NONE}; a number that is one already stays as it is. */
  static int convert(EventWork work, int value) {
    Tape tape = work.tape();
    byte kind = tape.kind(value);
    if (kind != Kind.TEXT && kind != Kind.NUMBER) {
      return Tape.NONE;
    }
    int length = tape.count(value);
    if (length > 0 && length <= 18 && tape.isDigits(value)) {
      return kind == Kind.NUMBER || !hasZeroFirst(tape, value, length)
          ? (kind == Kind.NUMBER ? value : tape.as(Kind.NUMBER, value))
          : parsed(tape, tape.string(value));
    }
    return length == 0 || length > 40 ? Tape.NONE : parsed(tape, tape.string(value));
  }

  private static boolean hasZeroFirst(Tape tape, int value, int length) {
    return length > 1 && tape.chars()[tape.start(value)] == '0';
  }

  private static int parsed(Tape tape, String text) {
    try {
      String lower = text.toLowerCase(java.util.Locale.ROOT);
      boolean minus = lower.startsWith("-");
      String plain = minus ? lower.substring(1) : lower;
      long number =
          plain.startsWith("0x")
              ? Long.parseLong((minus ? "-" : "") + plain.substring(2), 16)
              : Long.parseLong(text);
      return tape.add(Kind.NUMBER, Long.toString(number));
    } catch (NumberFormatException e) {
      return Tape.NONE;
    }
  }
}
