package io.defenderxdr.mapping.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.mapping.document.Json;
import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.tape.Mending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes of one document, in a buffer that is used again. Used by one thread. */
final class DocumentBuffer {

  private static final int KEPT_BYTES = 1 << 20;

  private final EventWork work;
  private final EventWriter writer;
  private Bytes bytes = new Bytes();
  private @Nullable JsonGenerator json;
  private int ingestedAt = -1;

  /** A buffer whose array can be read without a copy. */
  private static final class Bytes extends ByteArrayOutputStream {

    Bytes() {
      super(1 << 13);
    }

    byte[] array() {
      return buf;
    }
  }

  DocumentBuffer(EventWork work) {
    this.work = work;
    this.writer = new EventWriter(work);
  }

  /**
   * Writes the record's document, and what a user adds to it.
   *
   * @param ingested number of the field that holds the time of sending
   */
  void write(FieldLayout layout, int ingested, Map<String, Object> added) {
    if (bytes.array().length > KEPT_BYTES) {
      bytes = new Bytes();
      json = null;
    }
    if (!work.failures().isEmpty()) {
      // Their sentences quote what was received.
      Mending.mend(work.tape());
    }
    try {
      attempt(layout, ingested);
    } catch (IOException e) {
      json = null;
      throw new UncheckedIOException("Writing to memory failed.", e);
    }
    if (!added.isEmpty()) {
      AddedFields.Merged merged = AddedFields.merge(toArray(), added);
      bytes.reset();
      bytes.writeBytes(merged.json());
      ingestedAt = merged.ingestedAt();
    }
  }

  private void attempt(FieldLayout layout, int ingested) throws IOException {
    bytes.reset();
    JsonGenerator generator = json;
    if (generator == null) {
      generator = Json.FACTORY.createGenerator(bytes);
      generator.setRootValueSeparator(null);
      json = generator;
    }
    ingestedAt = writer.write(generator, layout, ingested, bytes::size);
    generator.flush();
  }

  /** Where the 24 characters of the time of sending begin, or -1. */
  int ingestedAt() {
    return ingestedAt;
  }

  /** A copy of the bytes. */
  byte[] toArray() {
    return Arrays.copyOf(bytes.array(), bytes.size());
  }

  /** Puts the bytes at the end of another buffer. */
  void appendTo(ByteArrayOutputStream out) {
    out.write(bytes.array(), 0, bytes.size());
  }
}
