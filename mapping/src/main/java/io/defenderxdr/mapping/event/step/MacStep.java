package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * A hardware address in the schema's spelling (specification: device tables 5.4, 11 D20, D21): the
 * reference changes separators and inserts them where there are none; otherwise exactly twelve hex
 * digits count, and the vendor field stays as it came.
 *
 * @param when whether it is done
 * @param from vendor field
 * @param target list of addresses
 * @param any whether any text is spelt so, in the vendor field too
 */
record MacStep(Check when, int from, int target, boolean any) implements Step {

  private static final int DIGITS = 12;

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int address = work.field(from);
    if (tape.kind(address) != Kind.TEXT || !when.holds(work)) {
      return;
    }
    if (any) {
      int changed = separated(tape, address);
      work.setField(from, changed, from);
      if (tape.isFilled(changed)) {
        Lists.put(work, target, paired(tape, changed), true);
      }
    } else {
      int pairs = pairs(tape, address);
      if (pairs != Tape.NONE) {
        Lists.put(work, target, pairs, true);
      }
    }
  }

  private static int separated(Tape tape, int address) {
    int upper = Letters.upper(tape, address);
    int mark = tape.mark();
    for (int i = tape.start(upper); i < tape.end(upper); i++) {
      char c = tape.chars()[i];
      tape.put(c == ':' || c == '.' ? '-' : c);
    }
    return tape.ended(mark);
  }

  private static int paired(Tape tape, int address) {
    if (Letters.has(tape, address, "-", false)) {
      return address;
    }
    int start = tape.start(address);
    int end = tape.end(address);
    int mark = tape.mark();
    for (int i = start; i < end; i++) {
      if (i > start && (i - start) % 2 == 0) {
        tape.put('-');
      }
      tape.put(tape.chars()[i]);
    }
    return tape.ended(mark);
  }

  private static int pairs(Tape tape, int address) {
    int start = tape.start(address);
    int end = tape.end(address);
    int mark = tape.mark();
    int digits = 0;
    for (int i = start; i < end; i++) {
      char c = Character.toUpperCase(tape.chars()[i]);
      if (Character.digit(c, 16) >= 0 && c < 128) {
        if (digits > 0 && digits % 2 == 0) {
          tape.put('-');
        }
        tape.put(c);
        digits++;
      } else if (c != ':' && c != '.' && c != '-') {
        return Tape.NONE;
      }
    }
    return digits == DIGITS ? tape.ended(mark) : Tape.NONE;
  }
}
