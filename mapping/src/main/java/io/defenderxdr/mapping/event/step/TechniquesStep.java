package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * Names and ids of techniques written as {@code Name (T1000)} (specification: event tables 4.4).
 * The reference takes none if one of them is written otherwise; otherwise only that one is left
 * out.
 *
 * @param when whether it is done
 * @param from field of the list
 * @param id list of ids
 * @param name list of names
 * @param lose whether one misspelt technique loses all
 */
record TechniquesStep(Check when, int from, int id, int name, boolean lose) implements Step {

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int list = work.field(from);
    if (tape.kind(list) != Kind.LIST || !when.holds(work)) {
      return;
    }
    int ids = tape.grow(Kind.GROWN);
    int names = tape.grow(Kind.GROWN);
    for (int at = tape.start(list); at < tape.end(list); at = tape.after(at)) {
      if (!read(tape, at, ids, names) && lose) {
        return;
      }
    }
    work.setField(id, ids, from);
    work.setField(name, names, from);
  }

  private static boolean read(Tape tape, int technique, int ids, int names) {
    if (tape.kind(technique) != Kind.TEXT) {
      return false;
    }
    String text = tape.string(technique);
    int blank = text.lastIndexOf(' ');
    int open = text.indexOf('(');
    int close = text.indexOf(')');
    if (blank < 0 || open < 0 || close < open) {
      return false;
    }
    tape.push(names, tape.text(text.substring(0, blank)));
    tape.push(ids, tape.text(text.substring(open + 1, close)));
    return true;
  }
}
