package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.event.table.EventForm;
import io.defenderxdr.mapping.tape.Constant;

/**
 * A field takes a value that is always the same.
 *
 * @param when whether it does
 * @param value the value
 * @param form how it is stored
 * @param target the field
 */
public record ConstantStep(Check when, Constant value, EventForm form, int target) implements Step {

  @Override
  public void run(EventWork work) {
    if ((form == EventForm.FILL && work.tape().exists(work.field(target))) || when.fails(work)) {
      return;
    }
    int node = value.on(work.tape());
    if (form == EventForm.SET || form == EventForm.FILL) {
      work.setField(target, node, target);
    } else {
      Lists.put(work, target, node, form == EventForm.APPEND);
    }
  }
}
