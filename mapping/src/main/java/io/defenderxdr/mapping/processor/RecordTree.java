package io.defenderxdr.mapping.processor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.document.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as a tree, for conditions: texts, numbers as their text, booleans, lists, maps. */
final class RecordTree {

  /** Of what is no JSON. */
  static final RecordTree NONE = new RecordTree(null);

  private final @Nullable Object root;

  private RecordTree(@Nullable Object root) {
    this.root = root;
  }

  /**
   * Reads a record.
   *
   * @throws IOException if it is no JSON, or anything follows behind it
   */
  static RecordTree read(ByteSlice json) throws IOException {
    try (JsonParser parser =
        Json.FACTORY.createParser(json.array(), json.offset(), json.length())) {
      RecordTree tree = new RecordTree(value(parser, parser.nextToken()));
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return tree;
    }
  }

  private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
      throws IOException {
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        map.put(name, value(parser, parser.nextToken()));
      }
      return map;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> list = new ArrayList<>();
      for (JsonToken next = parser.nextToken();
          next != JsonToken.END_ARRAY && next != null;
          next = parser.nextToken()) {
        list.add(value(parser, next));
      }
      return list;
    }
    return token == null || token == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  /** Whether the record is an object; anything else has no properties. */
  boolean isObject() {
    return root instanceof Map;
  }

  /** Every scalar that a dotted name leads to; through lists, those of any element. */
  List<String> texts(String name) {
    List<String> found = new ArrayList<>();
    collect(root, name, found);
    return found;
  }

  /** Whether the name leads to anything but null. */
  boolean has(String name) {
    return has(root, name);
  }

  private static boolean has(@Nullable Object at, String name) {
    if (at instanceof List<?> list) {
      return list.stream().anyMatch(item -> has(item, name));
    }
    if (!(at instanceof Map<?, ?> map)) {
      return false;
    }
    if (map.get(name) != null) {
      return true;
    }
    int dot = name.indexOf('.');
    return dot > 0 && has(map.get(name.substring(0, dot)), name.substring(dot + 1));
  }

  private static void collect(@Nullable Object at, String name, List<String> found) {
    if (at instanceof List<?> list) {
      list.forEach(item -> collect(item, name, found));
      return;
    }
    if (!(at instanceof Map<?, ?> map)) {
      return;
    }
    scalars(map.get(name), found);
    int dot = name.indexOf('.');
    if (dot > 0) {
      collect(map.get(name.substring(0, dot)), name.substring(dot + 1), found);
    }
  }

  private static void scalars(@Nullable Object value, List<String> found) {
    if (value instanceof String text) {
      found.add(text);
    } else if (value instanceof List<?> list) {
      list.forEach(item -> scalars(item, found));
    }
  }
}
