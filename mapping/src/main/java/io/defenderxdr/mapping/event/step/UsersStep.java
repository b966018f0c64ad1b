package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeObjects;

/**
 * One text of each object of a list, such as the names of logged-on users (specification: device
 * tables 5.11).
 *
 * @param when whether it is done
 * @param from field of the list of objects
 * @param key the name whose value is taken
 * @param target list of texts
 */
record UsersStep(Check when, int from, String key, int target) implements Step {

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int users = work.field(from);
    if (tape.kind(users) != Kind.LIST || !when.holds(work)) {
      return;
    }
    int list = tape.grow(Kind.GROWN);
    for (int at = tape.start(users); at < tape.end(users); at = tape.after(at)) {
      int name = TapeObjects.child(tape, at, key);
      if (tape.exists(name)) {
        tape.push(list, Conversions.rendered(tape, name));
      }
    }
    // A part of each is no copy of the whole.
    work.setField(target, list, target);
  }
}
