package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * The name of a program, from the first word of its command line (specification: event tables 8).
 *
 * @param when whether it is done
 * @param from field of the command line
 * @param target field of the name, filled if it has no value yet
 */
record NameOfCommandStep(Check when, int from, int target) implements Step {

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int line = work.field(from);
    boolean fits = tape.kind(line) == Kind.TEXT && !tape.exists(work.field(target));
    if (!fits || !when.holds(work)) {
      return;
    }
    String text = tape.string(line).trim();
    int blank = text.indexOf(' ');
    String word = blank < 0 ? text : text.substring(0, blank);
    String name = word.substring(word.lastIndexOf('/') + 1).replace("\"", "");
    if (!name.isEmpty()) {
      work.setField(target, tape.text(name), target);
    }
  }
}
