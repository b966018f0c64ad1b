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
    int[] parts = {text(work, hive), text(work, key), text(work, value)};
    int mark = tape.mark();
    for (int i = 0; i < parts.length; i++) {
      boolean filled = tape.isFilled(parts[i]);
      if (i > 0 && (asTheyAre || (filled && tape.mark() > mark))) {
        tape.put('\\');
      }
      if (filled) {
        tape.put(parts[i]);
      }
    }
    work.setField(target, tape.ended(mark), target);
  }

  private static int text(EventWork work, int field) {
    int node = work.field(field);
    return work.tape().exists(node) ? Conversions.rendered(work.tape(), node) : Tape.NONE;
  }
}
