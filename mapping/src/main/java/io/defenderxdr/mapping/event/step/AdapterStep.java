package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * The name of a network adapter without the braces around it (specification: device tables 5.11).
 *
 * @param when whether it is done
 * @param from field of the name as it came
 * @param target field of the bare name
 */
record AdapterStep(Check when, int from, int target) implements Step {

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int name = work.field(from);
    if (!tape.isFilled(name) || !when.holds(work)) {
      return;
    }
    boolean braces =
        tape.kind(name) == Kind.TEXT
            && Letters.starts(tape, name, "{", false)
            && Letters.ends(tape, name, "}", false);
    work.setField(
        target, braces ? tape.part(tape.start(name) + 1, tape.end(name) - 1) : name, from);
  }
}
