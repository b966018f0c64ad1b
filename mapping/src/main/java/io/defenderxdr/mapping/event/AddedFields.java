package io.defenderxdr.mapping.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.mapping.FieldTree;
import io.defenderxdr.mapping.document.Json;
import io.defenderxdr.mapping.document.JsonTree;
import io.defenderxdr.mapping.document.Texts;
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
      Map<String, @Nullable Object> tree = JsonTree.map(json, LinkedHashMap::new);
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
      case null, default -> scalar(json, value);
    }
  }

  private void scalar(JsonGenerator json, @Nullable Object value) throws IOException {
    Texts.scalar(json, value);
    if (path.equals(INGESTED)) {
      json.flush();
      ingestedAt = out.size() - EcsDocument.STAMP_LENGTH - 1;
    }
  }
}
