package io.defenderxdr.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.pipeline.QuarantineEntry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refused document as one line of JSON, in whatever place it is kept. */
public final class QuarantineLine {

  private static final String ID = "_id";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(100_000)
                  .maxNumberLength(1_000_000)
                  .build())
          .build();

  private QuarantineLine() {}

  /**
   * Writes an entry, with its line break. A document that is no JSON is kept as a text.
   *
   * @return {@code {"stream","index","_id","document","reason","origin","at"}}; index and id are
   *     absent where they are not known
   */
  public static byte[] write(QuarantineEntry entry) {
    StringWriter text = new StringWriter(entry.document().length() + 512);
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.writeStartObject();
      generator.writeStringField("stream", entry.stream().toString());
      if (entry.index() != null) {
        generator.writeStringField("index", entry.index());
      }
      if (entry.id() != null) {
        generator.writeStringField(ID, entry.id().text());
      }
      generator.writeFieldName("document");
      if (isJson(entry.document())) {
        generator.writeRawValue(onOneLine(entry.document()));
      } else {
        generator.writeString(entry.document());
      }
      generator.writeStringField("reason", entry.reason());
      generator.writeStringField("origin", entry.origin());
      generator.writeStringField("at", entry.at().toString());
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing into memory cannot fail.", e);
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isJson(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** In JSON a line break is white space only: texts hold it escaped. */
  private static String onOneLine(String json) {
    return json.replace('\n', ' ').replace('\r', ' ').strip();
  }

  /**
   * Reads the id out of a line.
   *
   * @param line holds it from index 0
   * @param length how many bytes of it
   * @return empty if the line is torn; an entry without an id has a null one
   */
  public static Optional<Found> read(byte[] line, int length) {
    try (JsonParser parser = JSON.createParser(line, 0, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      DocumentId id = null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isId = parser.currentName().equals(ID);
        JsonToken value = parser.nextToken();
        if (isId && value == JsonToken.VALUE_STRING) {
          id = new DocumentId(parser.getText());
        }
        parser.skipChildren();
      }
      return parser.currentToken() == JsonToken.END_OBJECT
          ? Optional.of(new Found(id))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * A whole entry was found.
   *
   * @param id its document id, where it has one
   */
  public record Found(@Nullable DocumentId id) {}
}
