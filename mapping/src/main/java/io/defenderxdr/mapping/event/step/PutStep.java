package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.event.table.EventForm;
import io.defenderxdr.mapping.event.table.EventRule.As;
import io.defenderxdr.mapping.tape.Constant;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import java.util.Map;

/**
 * A field takes a value.
 *
 * @param when whether it does
 * @param from the field that it is taken from
 * @param as what is made of the value first
 * @param words the words to look up, in small letters, with what they stand for
 * @param form how it is stored
 * @param target the field
 */
public record PutStep(
    Check when, int from, As.Word as, Map<String, Constant> words, EventForm form, int target)
    implements Step {

  @Override
  public void run(EventWork work) {
    int value = work.field(from);
    Tape tape = work.tape();
    boolean set = form == EventForm.SET || form == EventForm.FILL;
    if (set ? !tape.isFilled(value) : !tape.exists(value)) {
      return;
    }
    if ((form == EventForm.FILL && tape.exists(work.field(target))) || when.fails(work)) {
      return;
    }
    int changed = changed(tape, value);
    if (changed == Tape.NONE) {
      return;
    }
    if (set) {
      // What is looked up is no copy of the value.
      work.setField(target, changed, as == As.Word.LOOKUP ? target : from);
    } else {
      Lists.put(work, target, changed, form == EventForm.APPEND);
    }
  }

  private int changed(Tape tape, int value) {
    boolean text = tape.kind(value) == Kind.TEXT;
    return switch (as) {
      case NOTHING -> value;
      case TEXT -> Conversions.rendered(tape, value);
      case LOWERCASE -> text ? Letters.lower(tape, value) : value;
      case UPPERCASE -> text ? Letters.upper(tape, value) : value;
      case ACTION -> text ? Letters.action(tape, value) : value;
      case LOOKUP -> text ? found(tape, value) : Tape.NONE;
    };
  }

  private int found(Tape tape, int value) {
    Constant found = words.get(tape.string(Letters.lower(tape, value)));
    return found == null ? Tape.NONE : found.on(tape);
  }
}
