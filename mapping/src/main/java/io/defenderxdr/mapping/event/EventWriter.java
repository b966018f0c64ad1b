package io.defenderxdr.mapping.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.event.step.Marks;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeWriter;
import java.io.IOException;
import java.util.function.IntSupplier;

/** Writes the fields that have a value as one object. Used by one thread. */
final class EventWriter {

  private static final SerializedString[] NOTHING = {};

  private final EventWork work;
  private final TapeWriter values;

  EventWriter(EventWork work) {
    this.work = work;
    this.values = new TapeWriter(work.tape());
  }

  /**
   * Writes one document.
   *
   * @param ingested number of the field that holds the time of sending
   * @param size bytes written so far, once the generator is flushed
   * @return where that field's text begins, or -1 if it has no value
   */
  int write(JsonGenerator json, FieldLayout layout, int ingested, IntSupplier size)
      throws IOException {
    Tape tape = work.tape();
    int ingestedAt = -1;
    json.writeStartObject();
    SerializedString[] open = NOTHING;
    Marks touched = work.touchedFields();
    for (int place = touched.next(0); place >= 0; place = touched.next(place + 1)) {
      int field = layout.fields()[place];
      int node = work.field(field);
      if (node == Tape.NONE || tape.isEmpty(node)) {
        continue;
      }
      SerializedString[] objects = layout.objects()[place];
      int common = common(open, objects);
      for (int i = open.length; i > common; i--) {
        json.writeEndObject();
      }
      for (int i = common; i < objects.length; i++) {
        json.writeFieldName(objects[i]);
        json.writeStartObject();
      }
      open = objects;
      json.writeFieldName(layout.names()[place]);
      values.value(json, node);
      if (field == ingested) {
        json.flush();
        ingestedAt = size.getAsInt() - EcsDocument.STAMP_LENGTH - 1;
      }
    }
    for (int i = open.length; i >= 0; i--) {
      json.writeEndObject();
    }
    return ingestedAt;
  }

  @SuppressWarnings("ReferenceEquality") // The same object has the same instance, by construction.
  private static int common(SerializedString[] a, SerializedString[] b) {
    int most = Math.min(a.length, b.length);
    int i = 0;
    while (i < most && a[i] == b[i]) {
      i++;
    }
    return i;
  }
}
