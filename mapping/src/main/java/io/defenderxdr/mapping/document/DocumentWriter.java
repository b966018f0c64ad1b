package io.defenderxdr.mapping.document;

import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.mapping.document.Layout.Branch;
import io.defenderxdr.mapping.document.Layout.Leaf;
import io.defenderxdr.mapping.document.Layout.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a document as compact UTF-8 JSON on one line. Used for one document, by one thread. */
public final class DocumentWriter {

  /** What stands for the time of sending until the document is sent; 24 characters. */
  public static final Object INGESTED = new Object();

  private static final String PLACEHOLDER = "1970-01-01T00:00:00.000Z";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
  private int ingestedAt = -1;

  /**
   * What was written.
   *
   * @param json the bytes
   * @param ingestedAt offset of the 24 characters of the time of sending, or -1
   */
  public record Written(byte[] json, int ingestedAt) {}

  /**
   * Writes a pruned object.
   *
   * @param document its values
   * @param extra more to write, by name, where the document has nothing
   */
  public static Written write(Slots document, @Nullable Map<String, @Nullable Object> extra) {
    DocumentWriter writer = new DocumentWriter();
    try (JsonGenerator json = Json.FACTORY.createGenerator(writer.out)) {
      json.writeStartObject();
      writer.branch(json, document, document.layout().top(), extra);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed.", e);
    }
    return new Written(writer.out.toByteArray(), writer.ingestedAt);
  }

  private void branch(JsonGenerator json, Slots from, Branch branch, @Nullable Map<?, ?> extra)
      throws IOException {
    for (Place place : branch.places()) {
      Object more = extra == null ? null : extra.get(place.name().getValue());
      switch (place) {
        case Leaf leaf -> leaf(json, leaf, from.get(leaf.slot()), more);
        case Branch below -> below(json, from, below, more);
      }
    }
    if (extra != null) {
      for (Map.Entry<?, ?> entry : extra.entrySet()) {
        if (!branch.names().contains(entry.getKey().toString())) {
          json.writeFieldName(Texts.whole(entry.getKey().toString()));
          value(json, entry.getValue());
        }
      }
    }
  }

  private void leaf(JsonGenerator json, Leaf leaf, @Nullable Object value, @Nullable Object more)
      throws IOException {
    Object written = value == null ? more : value;
    if (written != null) {
      json.writeFieldName(leaf.name());
      value(json, written);
    }
  }

  private void below(JsonGenerator json, Slots from, Branch below, @Nullable Object more)
      throws IOException {
    if (from.layout().hasAny(below, from)) {
      json.writeFieldName(below.name());
      json.writeStartObject();
      branch(json, from, below, more instanceof Map<?, ?> map ? map : null);
      json.writeEndObject();
    } else if (more != null) {
      json.writeFieldName(below.name());
      value(json, more);
    }
  }

  private void value(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case Slots slots -> {
        json.writeStartObject();
        branch(json, slots, slots.layout().top(), slots.rest());
        json.writeEndObject();
      }
      case List<?> list -> list(json, list);
      case Map<?, ?> map -> map(json, map);
      case null, default -> scalar(json, value);
    }
  }

  private void list(JsonGenerator json, List<?> list) throws IOException {
    json.writeStartArray();
    for (Object element : list) {
      value(json, element);
    }
    json.writeEndArray();
  }

  private void map(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(Texts.whole(entry.getKey().toString()));
      value(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private void scalar(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == INGESTED) {
      json.writeString(PLACEHOLDER);
      json.flush();
      ingestedAt = out.size() - PLACEHOLDER.length() - 1;
    } else {
      Texts.scalar(json, value);
    }
  }
}
