package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Elements;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * The arguments of a command line, split as Windows programs did before 2008 (specification: device
 * tables 5.12).
 *
 * @param when whether it is done
 * @param from field of the command line
 * @param args field of the list
 * @param count field of their number
 * @param executable field of the first one, or -1
 */
record ArgumentsStep(Check when, int from, int args, int count, int executable) implements Step {

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int line = work.field(from);
    if (tape.kind(line) != Kind.TEXT || !tape.isFilled(line) || !when.holds(work)) {
      return;
    }
    int list = tape.grow(Kind.GROWN);
    int at = tape.start(line);
    int end = tape.end(line);
    while (at < end) {
      at = isBlank(tape.chars()[at]) ? at + 1 : argument(tape, list, at, end);
    }
    int size = Elements.count(tape, list);
    work.setField(args, list, args);
    work.setField(count, tape.add(Kind.NUMBER, Integer.toString(size)), count);
    if (executable >= 0 && size > 0) {
      work.setField(executable, tape.element(list, 0), executable);
    }
  }

  /** Reads one argument and gives the place behind it. */
  private static int argument(Tape tape, int list, int from, int end) {
    int mark = tape.mark();
    int slashes = 0;
    boolean quoted = false;
    int at = from;
    for (; at < end; at++) {
      char c = tape.chars()[at];
      if (c == '\\') {
        slashes++;
      } else if (c == '"') {
        put(tape, slashes / 2);
        if (slashes % 2 == 1) {
          tape.put('"');
        } else {
          if (quoted && at + 1 < end && tape.chars()[at + 1] == '"') {
            tape.put('"');
            at++;
          }
          quoted = !quoted;
        }
        slashes = 0;
      } else if (isBlank(c) && !quoted) {
        break;
      } else {
        put(tape, slashes);
        slashes = 0;
        int behind = behindLetters(tape.chars(), at + 1, end);
        tape.putRange(at, behind);
        at = behind - 1;
      }
    }
    put(tape, slashes);
    int argument = tape.ended(mark);
    if (tape.isFilled(argument)) {
      tape.push(list, argument);
    }
    return at;
  }

  /** The place of the next character that may not be a plain letter of an argument. */
  private static int behindLetters(char[] chars, int from, int end) {
    int at = from;
    while (at < end && chars[at] != '\\' && chars[at] != '"' && !isBlank(chars[at])) {
      at++;
    }
    return at;
  }

  private static void put(Tape tape, int slashes) {
    for (int i = 0; i < slashes; i++) {
      tape.put('\\');
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
