package io.defenderxdr.mapping.event;

import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.event.step.Marks;
import io.defenderxdr.mapping.tape.JsonBytes;
import io.defenderxdr.mapping.tape.Member;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeWriter;

/** Writes the fields that have a value as one object. Used by one thread. */
final class EventWriter {

  private static final Member[] NOTHING = {};

  private final EventWork work;
  private final JsonBytes out;
  private final TapeWriter values;

  EventWriter(EventWork work, JsonBytes out) {
    this.work = work;
    this.out = out;
    this.values = new TapeWriter(work.tape(), out);
  }

  /**
   * Writes one document.
   *
   * @param ingested number of the field that holds the time of sending
   * @return where that field's text begins, or -1 if it has no value
   */
  int write(FieldLayout layout, int ingested) {
    Tape tape = work.tape();
    int ingestedAt = -1;
    out.put('{');
    Member[] open = NOTHING;
    boolean first = true;
    Marks touched = work.touchedFields();
    for (int place = touched.next(0); place >= 0; place = touched.next(place + 1)) {
      int field = layout.fields()[place];
      int node = work.field(field);
      if (node == Tape.NONE || tape.isEmpty(node)) {
        continue;
      }
      Member[] objects = layout.objects()[place];
      first = turn(open, objects, first);
      open = objects;
      out.name(layout.names()[place], first);
      first = false;
      values.value(node);
      if (field == ingested) {
        ingestedAt = out.size() - EcsDocument.STAMP_LENGTH - 1;
      }
    }
    end(open.length + 1);
    return ingestedAt;
  }

  /** Ends the objects that are left and begins others; whether a name is the first in the last. */
  @SuppressWarnings("ReferenceEquality") // The same object has the same instance, by construction.
  private boolean turn(Member[] open, Member[] objects, boolean first) {
    if (open == objects) {
      return first;
    }
    int common = common(open, objects);
    end(open.length - common);
    boolean none = first && open.length == common;
    for (int i = common; i < objects.length; i++) {
      out.name(objects[i], none);
      none = true;
    }
    return none;
  }

  private void end(int objects) {
    for (int i = 0; i < objects; i++) {
      out.put('}');
    }
  }

  @SuppressWarnings("ReferenceEquality") // The same object has the same instance, by construction.
  private static int common(Member[] a, Member[] b) {
    int most = Math.min(a.length, b.length);
    int i = 0;
    while (i < most && a[i] == b[i]) {
      i++;
    }
    return i;
  }
}
