package io.defenderxdr.mapping.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.mapping.FieldTree;
import io.defenderxdr.mapping.document.Json;
import io.defenderxdr.mapping.value.JsonNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds a user's fields to a document that is written already; they replace nothing. */
final class AddedFields {

  private static final List<String> INGESTED = List.of("event", "ingested");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> path = new ArrayList<>();
  private int ingestedAt = -1;

  /**
   * The document with the fields.
   *
   * @param ingestedAt where the time of sending begins, or -1
   */
  record Merged(byte[] json, int ingestedAt) {}

  private AddedFields() {}

  static Merged merge(byte[] document, Map<String, Object> added) {
    AddedFields merging = new AddedFields();
    try (JsonParser json = Json.FACTORY.createParser(document)) {
      json.nextToken();
      Map<String, @Nullable Object> tree = map(json);
      add(tree, FieldTree.nested(added));
      try (JsonGenerator generator = Json.FACTORY.createGenerator(merging.out)) {
        merging.write(generator, tree);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A document of ours cannot be read.", e);
    }
    return new Merged(merging.out.toByteArray(), merging.ingestedAt);
  }

  private static void add(Map<String, @Nullable Object> tree, Map<?, ?> more) {
    more.forEach(
        (name, value) -> {
          Object there = tree.putIfAbsent(name.toString(), value);
          if (there instanceof Map<?, ?> map && value instanceof Map<?, ?> below) {
            add(asTree(map), below);
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> asTree(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> map(json);
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        yield list;
      }
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(json.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> map(JsonParser json) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      map.put(name, value(json));
    }
    return map;
  }

  private void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          path.add(entry.getKey().toString());
          json.writeFieldName(path.getLast());
          write(json, entry.getValue());
          path.removeLast();
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          write(json, element);
        }
        json.writeEndArray();
      }
      case null -> json.writeNull();
      case Boolean truth -> json.writeBoolean(truth);
      case JsonNumber number -> json.writeNumber(number.text());
      case Number number -> json.writeNumber(number.toString());
      default -> text(json, value.toString());
    }
  }

  private void text(JsonGenerator json, String text) throws IOException {
    json.writeString(text);
    if (path.equals(INGESTED)) {
      json.flush();
      ingestedAt = out.size() - EcsDocument.STAMP_LENGTH - 1;
    }
  }
}
