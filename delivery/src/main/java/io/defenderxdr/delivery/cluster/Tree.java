package io.defenderxdr.delivery.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON reply as a tree that answers for absent parts too; for the replies of management
 * requests only. Immutable.
 */
public final class Tree {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Tree ABSENT = new Tree(null);

  private final @Nullable Object value;

  private Tree(@Nullable Object value) {
    this.value = value;
  }

  /** Reads a text; the absent tree if it is no JSON. */
  static Tree read(byte[] json) {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return new Tree(value(parser));
    } catch (IOException e) {
      return ABSENT;
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        object.put(name, value(parser));
      }
      return object;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> array = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(value(parser));
      }
      return array;
    }
    return token == null || token == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  /** The part under these property names, absent if one is missing. */
  public Tree at(String... names) {
    Object current = value;
    for (String name : names) {
      if (!(current instanceof Map<?, ?> object)) {
        return ABSENT;
      }
      current = object.get(name);
    }
    return new Tree(current);
  }

  /** The text of a leaf; empty for anything else. */
  public String text() {
    return value instanceof String text ? text : "";
  }

  /** The number of a leaf, or the given one. */
  public long number(long otherwise) {
    try {
      return value instanceof String text ? Long.parseLong(text) : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Whether there is anything. */
  public boolean isPresent() {
    return value != null;
  }

  /** The elements of a list; a leaf counts as a list of one, an object has none. */
  public List<Tree> elements() {
    if (value instanceof List<?> list) {
      return list.stream().map(Tree::new).toList();
    }
    return value instanceof String ? List.of(this) : List.of();
  }

  /** The property names of an object. */
  public List<String> names() {
    if (!(value instanceof Map<?, ?> object)) {
      return List.of();
    }
    return object.keySet().stream().map(name -> Objects.requireNonNull(name).toString()).toList();
  }
}
