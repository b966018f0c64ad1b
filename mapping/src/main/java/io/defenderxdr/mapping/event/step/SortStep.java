package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Elements;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts a list by its texts, ascending by code unit (specification: event tables 4.4).
 *
 * @param when whether it is done
 * @param from field of the list
 */
record SortStep(Check when, int from) implements Step {

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int value = work.field(from);
    if (!tape.isFilled(value) || !when.holds(work)) {
      return;
    }
    byte kind = tape.kind(value);
    if (kind != Kind.LIST && kind != Kind.GROWN) {
      work.failed("sort", "sort_" + from, "the value is no list");
      return;
    }
    List<Integer> elements = new ArrayList<>();
    if (kind == Kind.LIST) {
      for (int at = tape.start(value); at < tape.end(value); at = tape.after(at)) {
        elements.add(at);
      }
    } else {
      for (int i = 0; i < Elements.count(tape, value); i++) {
        elements.add(tape.element(value, i));
      }
    }
    elements.sort(Comparator.comparing(tape::string));
    int sorted = tape.grow(Kind.GROWN);
    elements.forEach(element -> tape.push(sorted, element));
    work.setField(from, sorted, from);
  }
}
