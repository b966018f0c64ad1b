package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.event.table.EventForm;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * A field takes a value that is always the same.
 *
 * @param when whether it does
 * @param value the value
 * @param form how it is stored
 * @param target the field
 */
public record ConstantStep(Check when, Constant value, EventForm form, int target) implements Step {

  /** A value of some kind. */
  public record Constant(byte kind, String text) {

    /** Of a text, {@link Boolean} or {@link Long}. */
    public static Constant of(Object value) {
      byte kind =
          switch (value) {
            case Boolean truth -> truth ? Kind.TRUE : Kind.FALSE;
            case Long number -> Kind.NUMBER;
            default -> Kind.TEXT;
          };
      return new Constant(kind, value.toString());
    }

    int node(Tape tape) {
      return tape.add(kind, text);
    }
  }

  @Override
  public void run(EventWork work) {
    if ((form == EventForm.FILL && work.tape().exists(work.field(target))) || when.fails(work)) {
      return;
    }
    int node = value.node(work.tape());
    if (form == EventForm.SET || form == EventForm.FILL) {
      work.setField(target, node, target);
    } else {
      Lists.put(work, target, node, form == EventForm.APPEND);
    }
  }
}
