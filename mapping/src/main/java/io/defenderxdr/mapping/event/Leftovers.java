package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import java.util.Set;

/**
 * What the reference leaves under {@code json} in the document of a record without a category: the
 * record without what was moved from it (specification: event tables 3).
 */
final class Leftovers {

  private static final Set<String> MOVED =
      Set.of("category", "operationName", "Tenant", "tenantId");

  private final EventWork work;

  Leftovers(EventWork work) {
    this.work = work;
  }

  /** The object, or {@link Tape#NONE} for a record that could not be read. */
  int of(EventReader reader) {
    if (!reader.isObject()) {
      return Tape.NONE;
    }
    Tape tape = work.tape();
    int object = tape.grow(Kind.WHOLE);
    for (int i = 0; i < reader.envelope().size(); i++) {
      String name = reader.envelope().name(i);
      int node = reader.envelope().node(i);
      if (!MOVED.contains(name) && !(name.equals("time") && tape.exists(node))) {
        tape.push(object, tape.add(Kind.NAME, name));
        tape.push(object, node);
      }
    }
    if (reader.hasColumns()) {
      tape.push(object, tape.add(Kind.NAME, "properties"));
      tape.push(object, columns(reader));
    }
    return object;
  }

  private int columns(EventReader reader) {
    Tape tape = work.tape();
    int object = tape.grow(Kind.WHOLE);
    for (int i = 0; i < reader.columns().size(); i++) {
      String name = reader.columns().name(i);
      int node = reader.columns().node(i);
      if (!(name.equals("Timestamp") && tape.exists(node))) {
        tape.push(object, tape.add(Kind.NAME, name));
        tape.push(object, node);
      }
    }
    return object;
  }
}
