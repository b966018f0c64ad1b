package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Tape;

/**
 * Fields are taken away.
 *
 * @param when whether they are
 * @param fields their numbers; not changed by anyone
 */
public record RemoveStep(Check when, int[] fields) implements Step {

  @Override
  public void run(EventWork work) {
    if (when.holds(work)) {
      for (int field : fields) {
        work.setField(field, Tape.NONE);
      }
    }
  }
}
