package io.defenderxdr.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.Shape.Branch;
import io.defenderxdr.mapping.Shape.Items;
import io.defenderxdr.mapping.Shape.Leaf;
import io.defenderxdr.mapping.Shape.Property;
import io.defenderxdr.mapping.document.Json;
import io.defenderxdr.mapping.document.Slots;
import io.defenderxdr.mapping.value.JsonNumber;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a record's bytes into slots; each property is looked up once. Used for one record. */
final class RecordReader {

  /** What stands for a value that was dropped because it is empty. */
  private static final Object EMPTY = new Object();

  private final JsonParser json;

  private RecordReader(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads one record.
   *
   * @return null if the record is JSON, but no object
   * @throws IOException if the record is no JSON
   */
  static @Nullable Slots read(ByteSlice record, Shape shape) throws IOException {
    try (JsonParser json =
        Json.FACTORY.createParser(record.array(), record.offset(), record.length())) {
      RecordReader reader = new RecordReader(json);
      JsonToken first = json.nextToken();
      if (first == null) {
        throw new EOFException("The record is empty.");
      }
      Slots slots = first == JsonToken.START_OBJECT ? reader.object(shape) : null;
      if (slots == null) {
        json.skipChildren();
      }
      if (json.nextToken() != null) {
        throw new IOException("More text follows the record's JSON value.");
      }
      return slots;
    }
  }

  private Slots object(Shape shape) throws IOException {
    Slots slots = new Slots(shape.layout(), shape.size());
    slots.setRest(properties(slots, shape.properties(), shape.prunes()));
    return slots;
  }

  private @Nullable Map<String, @Nullable Object> properties(
      Slots slots, Map<String, Property> known, boolean prunes) throws IOException {
    Map<String, @Nullable Object> rest = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      Object left =
          switch (known.get(name)) {
            case Leaf leaf -> {
              slots.set(leaf.slot(), orNull(value(prunes)));
              yield EMPTY;
            }
            case Branch branch -> branch(slots, branch, prunes);
            case Items items -> items(slots, items, prunes);
            case null -> value(prunes);
          };
      if (left != EMPTY || rest != null) {
        rest = rest == null ? new LinkedHashMap<>() : rest;
        put(rest, name, left);
      }
    }
    return rest == null || rest.isEmpty() ? null : rest;
  }

  /** Reads into slots and returns what they have no room for. */
  private @Nullable Object branch(Slots slots, Branch branch, boolean prunes) throws IOException {
    for (int slot : branch.below()) {
      slots.set(slot, null);
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return value(prunes);
    }
    Map<String, @Nullable Object> rest = properties(slots, branch.properties(), prunes);
    return rest == null ? EMPTY : rest;
  }

  /** Reads into a slot and returns what it has no room for. */
  private @Nullable Object items(Slots slots, Items items, boolean prunes) throws IOException {
    slots.set(items.slot(), null);
    if (json.currentToken() != JsonToken.START_ARRAY) {
      Object value = value(prunes);
      if (!items.takesAll()) {
        return value;
      }
      slots.set(items.slot(), orNull(value));
      return EMPTY;
    }
    slots.set(items.slot(), elements(items.element()));
    return EMPTY;
  }

  private List<@Nullable Object> elements(Shape shape) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        list.add(object(shape));
      } else {
        add(list, value(shape.prunes()));
      }
    }
    return list;
  }

  private @Nullable Object value(boolean prunes) throws IOException {
    JsonToken token = json.currentToken();
    Object value =
        switch (token) {
          case START_OBJECT -> map(prunes);
          case START_ARRAY -> list(prunes);
          case VALUE_STRING -> json.getText();
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(json.getText());
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          default -> null;
        };
    return prunes && isEmpty(value) ? EMPTY : value;
  }

  private static boolean isEmpty(@Nullable Object value) {
    return switch (value) {
      case String text -> text.isEmpty();
      case Map<?, ?> map -> map.isEmpty();
      case List<?> list -> list.isEmpty();
      case null, default -> false;
    };
  }

  private Map<String, @Nullable Object> map(boolean prunes) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      put(map, name, value(prunes));
    }
    return map;
  }

  private List<@Nullable Object> list(boolean prunes) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      add(list, value(prunes));
    }
    return list;
  }

  /** Of a name that stands twice, the last one counts, be it empty. */
  private static void put(Map<String, @Nullable Object> map, String name, @Nullable Object value) {
    if (value == EMPTY) {
      map.remove(name);
    } else {
      map.put(name, value);
    }
  }

  private static void add(List<@Nullable Object> list, @Nullable Object value) {
    if (value != EMPTY) {
      list.add(value);
    }
  }

  private static @Nullable Object orNull(@Nullable Object value) {
    return value == EMPTY ? null : value;
  }
}
