package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.tape.JsonBytes;
import io.defenderxdr.mapping.tape.Mending;
import java.io.ByteArrayOutputStream;
import java.util.Map;

/** The bytes of one document, in a buffer that is used again. Used by one thread. */
final class DocumentBuffer {

  private final EventWork work;
  private final JsonBytes bytes = new JsonBytes();
  private final EventWriter writer;
  private int ingestedAt = -1;

  DocumentBuffer(EventWork work) {
    this.work = work;
    this.writer = new EventWriter(work, bytes);
  }

  /**
   * Writes the record's document, and what a user adds to it.
   *
   * @param ingested number of the field that holds the time of sending
   */
  void write(FieldLayout layout, int ingested, Map<String, Object> added) {
    if (!work.failures().isEmpty()) {
      // Their sentences quote what was received.
      Mending.mend(work.tape());
    }
    bytes.clear();
    ingestedAt = writer.write(layout, ingested);
    if (!added.isEmpty()) {
      AddedFields.Merged merged = AddedFields.merge(toArray(), added);
      bytes.clear();
      bytes.bytes(merged.json(), 0, merged.json().length);
      ingestedAt = merged.ingestedAt();
    }
  }

  /** Where the 24 characters of the time of sending begin, or -1. */
  int ingestedAt() {
    return ingestedAt;
  }

  /** A copy of the bytes. */
  byte[] toArray() {
    return bytes.toArray();
  }

  /** Puts the bytes at the end of another buffer. */
  void appendTo(ByteArrayOutputStream out) {
    bytes.appendTo(out);
  }
}
