package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Tape;

/**
 * Times as Microsoft nearly always writes them, {@code 2024-01-01T00:00:00.1234567Z}: only the
 * fraction is cut. Whatever is written otherwise is left to the whole rules.
 */
final class UsualDates {

  private static final int SECONDS = 19;
  private static final int MOST = 30;
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

  private UsualDates() {}

  /**
   * The time with three digits of its fraction, or {@link Tape#NONE} if it is written otherwise.
   */
  static int cut(Tape tape, int value) {
    int start = tape.start(value);
    int length = tape.end(value) - start;
    char[] chars = tape.chars();
    if (length <= SECONDS || length > MOST || chars[start + length - 1] != 'Z') {
      return Tape.NONE;
    }
    boolean fraction = length > SECONDS + 1;
    if (!hasShape(chars, start)
        || !isInRange(chars, start)
        || (fraction && !isFraction(chars, start + SECONDS, start + length - 1))) {
      return Tape.NONE;
    }
    int mark = tape.mark();
    tape.put(tape.part(start, start + SECONDS));
    tape.put('.');
    for (int i = 0; i < 3; i++) {
      int at = SECONDS + 1 + i;
      tape.put(at < length - 1 ? tape.chars()[start + at] : '0');
    }
    tape.put('Z');
    return tape.ended(mark);
  }

  private static boolean hasShape(char[] chars, int start) {
    for (int i = 0; i < SECONDS; i++) {
      char c = chars[start + i];
      char expected = SHAPE.charAt(i);
      if (expected == 'd' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return true;
  }

  /** The 29th of February is left to the whole rules. */
  private static boolean isInRange(char[] chars, int start) {
    int month = two(chars, start + 5);
    int day = two(chars, start + 8);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= DAYS[month - 1]
        && two(chars, start + 11) <= 23
        && two(chars, start + 14) <= 59
        && two(chars, start + 17) <= 59;
  }

  private static int two(char[] chars, int at) {
    return (chars[at] - '0') * 10 + chars[at + 1] - '0';
  }

  private static boolean isFraction(char[] chars, int from, int end) {
    if (chars[from] != '.' || end - from < 2) {
      return false;
    }
    for (int i = from + 1; i < end; i++) {
      if (chars[i] < '0' || chars[i] > '9') {
        return false;
      }
    }
    return true;
  }
}
