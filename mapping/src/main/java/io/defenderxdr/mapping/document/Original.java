package io.defenderxdr.mapping.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.defenderxdr.event.ByteSlice;
import java.io.IOException;
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
      Object value = JsonTree.value(json, TreeMap::new);
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
      return json.nextToken() == JsonToken.START_OBJECT ? JsonTree.map(json, TreeMap::new) : null;
    } catch (IOException e) {
      return null;
    }
  }
}
