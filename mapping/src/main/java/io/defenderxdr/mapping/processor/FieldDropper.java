package io.defenderxdr.mapping.processor;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.document.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Predicate;

/** Copies a record without some of its properties; numbers keep their digits. */
final class FieldDropper {

  private FieldDropper() {}

  /**
   * The record without what is dropped; what is no object stays as it is.
   *
   * @param dropped says of a dotted name whether it goes
   * @throws IOException if the record is no JSON, or anything follows behind it
   */
  static ByteSlice drop(ByteSlice record, Predicate<String> dropped) throws IOException {
    ByteArrayOutputStream copy = new ByteArrayOutputStream(record.length());
    try (JsonParser parser =
            Json.FACTORY.createParser(record.array(), record.offset(), record.length());
        JsonGenerator json = Json.FACTORY.createGenerator(copy)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return record;
      }
      value(parser, JsonToken.START_OBJECT, json, "", dropped);
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
    }
    return ByteSlice.of(copy.toByteArray());
  }

  private static void value(
      JsonParser parser,
      JsonToken token,
      JsonGenerator json,
      String path,
      Predicate<String> dropped)
      throws IOException {
    switch (token) {
      case START_OBJECT -> {
        json.writeStartObject();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          String at = path.isEmpty() ? name : path + "." + name;
          JsonToken inner = parser.nextToken();
          if (dropped.test(at)) {
            parser.skipChildren();
          } else {
            json.writeFieldName(name);
            value(parser, inner, json, at, dropped);
          }
        }
        json.writeEndObject();
      }
      case START_ARRAY -> {
        json.writeStartArray();
        for (JsonToken item = parser.nextToken();
            item != JsonToken.END_ARRAY && item != null;
            item = parser.nextToken()) {
          value(parser, item, json, path, dropped);
        }
        json.writeEndArray();
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.writeNumber(parser.getText());
      default -> json.copyCurrentEvent(parser);
    }
  }
}
