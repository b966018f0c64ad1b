package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Tape;

/**
 * The path of a registry value (specification: device tables 5.7 step 5, 11 D24b).
 *
 * @param when whether it is done
 * @param hive field of the hive
 * @param key field of the key
 * @param value field of the value's name
 * @param target field of the path
 * @param asTheyAre whether a missing part leaves its backslash
 */
record RegistryPathStep(Check when, int hive, int key, int value, int target, boolean asTheyAre)
    implements Step {

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    if (!tape.isFilled(work.field(key)) || !when.holds(work)) {
      return;
    }
    int mark = tape.mark();
    part(work, work.field(hive), false);
    part(work, work.field(key), tape.isFilled(work.field(hive)));
    part(work, work.field(value), true);
    work.setField(target, tape.ended(mark), target);
  }

  private void part(EventWork work, int node, boolean separated) {
    Tape tape = work.tape();
    boolean first = node == work.field(hive);
    if (asTheyAre ? !first : separated && tape.isFilled(node)) {
      tape.put('\\');
    }
    if (tape.isFilled(node)) {
      tape.put(Conversions.rendered(tape, node));
    }
  }
}
