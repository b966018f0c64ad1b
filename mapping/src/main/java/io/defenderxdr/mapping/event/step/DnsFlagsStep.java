package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeObjects;
import java.util.List;

/**
 * The header flags of a name look-up that are the text true (specification: device tables 2.1.1).
 *
 * @param when whether it is done
 * @param from field of the object that has them
 * @param target list of their names
 */
record DnsFlagsStep(Check when, int from, int target) implements Step {

  private static final List<String> FLAGS = List.of("AA", "TC", "RD", "RA", "AD", "CD", "DO");

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int object = work.field(from);
    if (tape.kind(object) != Kind.OBJECT || !when.holds(work)) {
      return;
    }
    int list = tape.grow(Kind.GROWN);
    for (String flag : FLAGS) {
      int value = TapeObjects.child(tape, object, flag);
      if (tape.kind(value) == Kind.TEXT && tape.isText(value, "true")) {
        tape.push(list, tape.text(flag));
      }
    }
    work.setField(target, list, target);
  }
}
