package io.defenderxdr.mapping.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.defenderxdr.mapping.value.JsonNumber;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JSON text. */
public final class Texts {

  private Texts() {}

  /** Writes a value that is neither list nor map. */
  public static void scalar(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(whole(text));
      case Boolean truth -> json.writeBoolean(truth);
      case Double number when !Double.isFinite(number) -> json.writeString(number.toString());
      case JsonNumber number -> json.writeNumber(number.text());
      case Number number -> json.writeNumber(number.toString());
      default -> json.writeString(whole(value.toString()));
    }
  }

  /** The text with U+FFFD in the place of half a character, which no UTF-8 can hold. */
  static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (isPair(text, i)) {
          i++;
        } else {
          return repaired(text);
        }
      }
    }
    return text;
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  private static String repaired(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      if (Character.isSurrogate(out.charAt(i))) {
        if (isPair(text, i)) {
          i++;
        } else {
          out.setCharAt(i, '\uFFFD');
        }
      }
    }
    return out.toString();
  }

  /** The compact JSON text of a value, in the order of its maps; half a character is an escape. */
  static String json(@Nullable Object value, Map<Integer, SerializedString> escapes) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      if (!escapes.isEmpty()) {
        json.setCharacterEscapes(new Escapes(escapes));
      }
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed.", e);
    }
    return escaped(out.toString());
  }

  /** A JSON text without half characters: they stand in texts and names, where escapes may. */
  private static String escaped(String json) {
    if (whole(json).equals(json)) {
      return json;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (Character.isSurrogate(c) && !isPair(json, i)) {
        out.append("\\u%04x".formatted((int) c));
      } else if (Character.isSurrogate(c)) {
        out.append(c).append(json.charAt(++i));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          write(json, element);
        }
        json.writeEndArray();
      }
      case Map<?, ?> map -> writeMap(json, map);
      case String text -> json.writeString(text);
      case null, default -> scalar(json, value);
    }
  }

  private static void writeMap(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(entry.getKey().toString());
      write(json, entry.getValue());
    }
    json.writeEndObject();
  }
}
