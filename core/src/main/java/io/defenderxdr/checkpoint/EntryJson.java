package io.defenderxdr.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.pipeline.StateStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A kept entry as the JSON text of its file. */
final class EntryJson {

  private static final JsonFactory JSON = new JsonFactory();

  private EntryJson() {}

  static byte[] write(StateStore.Kept kept) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("name", kept.entry().name());
      json.writeStringField("version", kept.version());
      json.writeStringField("writtenAt", kept.writtenAt().toString());
      json.writeObjectFieldStart("facts");
      for (Map.Entry<String, String> fact : kept.entry().facts().entrySet()) {
        json.writeStringField(fact.getKey(), fact.getValue());
      }
      json.writeEndObject();
      json.writeStringField("body", kept.entry().body());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is anything else; its text is a clause
   */
  static StateStore.Kept read(byte[] bytes) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Map<String, String> facts = new HashMap<>();
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is no JSON object");
      }
      readTexts(json, texts, facts);
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
    try {
      StateStore.Entry entry =
          new StateStore.Entry(needed(texts, "name"), facts, needed(texts, "body"));
      return new StateStore.Kept(
          entry, needed(texts, "version"), Instant.parse(needed(texts, "writtenAt")));
    } catch (DateTimeException e) {
      throw new IOException("it holds a broken date", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("it holds a broken fact", e);
    }
  }

  private static void readTexts(
      JsonParser json, Map<String, String> texts, Map<String, String> facts) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("facts") && value == JsonToken.START_OBJECT) {
        readTexts(json, facts, new HashMap<>());
      } else {
        if (value == JsonToken.VALUE_STRING) {
          texts.put(name, json.getText());
        }
        json.skipChildren();
      }
    }
  }

  /** The parser's own text goes over several lines. */
  static IOException broken(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return new IOException(
        "it is broken JSON from line %d, column %d"
            .formatted(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()),
        e);
  }

  private static String needed(Map<String, String> texts, String name) throws IOException {
    String text = texts.get(name);
    if (text == null) {
      throw new IOException("it lacks '" + name + "'");
    }
    return text;
  }
}
