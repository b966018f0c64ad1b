package io.defenderxdr.mapping.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.value.JsonNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The text of {@code event.original}: the record written anew without spaces, names sorted at every
 * level, {@code &}, {@code <} and {@code >} as escapes, nulls kept (specification 1.2).
 */
public final class Original {

  private static final Map<Integer, SerializedString> ESCAPES =
      Map.of(
          (int) '&', new SerializedString("\\u0026"),
          (int) '<', new SerializedString("\\u003c"),
          (int) '>', new SerializedString("\\u003e"));

  private Original() {}

  /** The text; what is no JSON stays as it came. */
  public static String text(ByteSlice record) {
    try (JsonParser json =
        Json.FACTORY.createParser(record.array(), record.offset(), record.length())) {
      json.nextToken();
      Object value = value(json);
      return json.nextToken() == null ? Texts.json(value, ESCAPES) : record.toText();
    } catch (IOException e) {
      return record.toText();
    }
  }

  /** The JSON text of a value that is no text, as a part of a document's id. */
  public static String jsonText(@Nullable Object value) {
    return Texts.json(value, Map.of());
  }

  /** The record as sorted maps, or null if it is no object. */
  public static @Nullable Map<String, @Nullable Object> tree(ByteSlice record) {
    try (JsonParser json =
        Json.FACTORY.createParser(record.array(), record.offset(), record.length())) {
      return json.nextToken() == JsonToken.START_OBJECT ? map(json) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == null) {
      throw new java.io.EOFException("The record is empty.");
    }
    return switch (token) {
      case START_OBJECT -> map(json);
      case START_ARRAY -> list(json);
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(json.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> map(JsonParser json) throws IOException {
    Map<String, @Nullable Object> map = new TreeMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      map.put(name, value(json));
    }
    return map;
  }

  private static List<@Nullable Object> list(JsonParser json) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(json));
    }
    return list;
  }
}
