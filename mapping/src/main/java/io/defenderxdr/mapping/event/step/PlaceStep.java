package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Constant;
import io.defenderxdr.mapping.tape.Elements;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeObjects;
import java.util.Map;
import java.util.function.Function;

/**
 * What is known of an address, or of the first known one of a list.
 *
 * @param when whether it is done
 * @param from field of the address
 * @param parts field of each part by its name
 * @param source what is known
 */
record PlaceStep(
    Check when, int from, Map<String, Integer> parts, Function<String, Map<String, Object>> source)
    implements Step {

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int value = work.field(from);
    if (!tape.isFilled(value) || !when.holds(work)) {
      return;
    }
    if (tape.kind(value) == Kind.TEXT) {
      found(work, value);
      return;
    }
    if (tape.kind(value) == Kind.GROWN) {
      for (int i = 0; i < Elements.count(tape, value); i++) {
        if (found(work, tape.element(value, i))) {
          return;
        }
      }
    }
  }

  private boolean found(EventWork work, int address) {
    Tape tape = work.tape();
    if (tape.kind(address) != Kind.TEXT) {
      return false;
    }
    Map<String, Object> known = source.apply(tape.string(address));
    parts.forEach(
        (name, field) -> {
          Object part = known.get(name);
          if (part != null) {
            work.setField(field, node(tape, part), from);
          }
        });
    return !known.isEmpty();
  }

  private static int node(Tape tape, Object part) {
    return switch (part) {
      case Double number -> tape.add(Kind.NUMBER, number.toString());
      case Map<?, ?> map -> {
        int object = TapeObjects.begin(tape);
        map.forEach(
            (name, value) -> {
              tape.add(Kind.NAME, name.toString());
              tape.add(Kind.NUMBER, value.toString());
            });
        TapeObjects.end(tape, object);
        yield object;
      }
      default -> Constant.put(tape, part);
    };
  }
}
