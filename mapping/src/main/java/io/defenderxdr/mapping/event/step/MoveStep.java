package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Tape;

/**
 * A field's value goes elsewhere and is taken away where it was.
 *
 * @param when whether it does
 * @param put puts it there
 * @param from the field
 */
public record MoveStep(Check when, Step put, int from) implements Step {

  @Override
  public void run(EventWork work) {
    if (when.holds(work)) {
      put.run(work);
      work.setField(from, Tape.NONE);
    }
  }
}
