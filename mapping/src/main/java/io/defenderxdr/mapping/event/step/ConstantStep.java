package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.event.table.EventForm;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * A field takes a value that is always the same.
 *
 * @param when whether it does
 * @param value a text, {@link Boolean} or {@link Long}
 * @param form how it is stored
 * @param target the field
 */
public record ConstantStep(Check when, Object value, EventForm form, int target) implements Step {

  @Override
  public void run(EventWork work) {
    if ((form == EventForm.FILL && work.tape().exists(work.field(target))) || !when.holds(work)) {
      return;
    }
    int node = node(work.tape(), value);
    if (form == EventForm.SET || form == EventForm.FILL) {
      work.setField(target, node, target);
    } else {
      Lists.put(work, target, node, form == EventForm.APPEND);
    }
  }

  static int node(Tape tape, Object value) {
    return switch (value) {
      case Boolean truth -> tape.add(truth ? Kind.TRUE : Kind.FALSE);
      case Long number -> tape.add(Kind.NUMBER, Long.toString(number));
      default -> tape.text(value.toString());
    };
  }
}
