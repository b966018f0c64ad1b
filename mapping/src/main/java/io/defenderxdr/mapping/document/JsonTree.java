package io.defenderxdr.mapping.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.mapping.value.JsonNumber;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, texts, {@link JsonNumber}s, booleans and null. */
public final class JsonTree {

  private JsonTree() {}

  /**
   * The value that a parser stands at.
   *
   * @param maps makes the maps, and with them the order of their names
   * @throws IOException if the text is no JSON, or there is none
   */
  public static @Nullable Object value(
      JsonParser json, Supplier<Map<String, @Nullable Object>> maps) throws IOException {
    JsonToken token = json.currentToken();
    if (token == null) {
      throw new EOFException("The record is empty.");
    }
    return switch (token) {
      case START_OBJECT -> map(json, maps);
      case START_ARRAY -> list(json, maps);
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(json.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** The object that a parser stands at. */
  public static Map<String, @Nullable Object> map(
      JsonParser json, Supplier<Map<String, @Nullable Object>> maps) throws IOException {
    Map<String, @Nullable Object> map = maps.get();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      map.put(name, value(json, maps));
    }
    return map;
  }

  private static List<@Nullable Object> list(
      JsonParser json, Supplier<Map<String, @Nullable Object>> maps) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(json, maps));
    }
    return list;
  }
}
