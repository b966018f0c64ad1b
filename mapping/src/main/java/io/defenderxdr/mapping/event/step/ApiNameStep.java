package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * The name of a called function: the ActionType up to its last ApiCall (specification: device
 * tables 5.3 step 5).
 *
 * @param when whether it is done
 * @param from field of the ActionType
 * @param target field of the name
 */
record ApiNameStep(Check when, int from, int target) implements Step {

  private static final String END = "apicall";

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int action = work.field(from);
    if (tape.kind(action) != Kind.TEXT || !when.holds(work)) {
      return;
    }
    int start = tape.start(action);
    int end = tape.end(action);
    for (int at = end - END.length(); at >= start; at--) {
      if (Letters.isAt(tape, at, end, END, true)) {
        work.setField(target, tape.part(start, at), from);
        return;
      }
    }
  }
}
