package io.defenderxdr.mapping.safety;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.mapping.document.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Says whether a record is one JSON value within the limits that the product states. */
final class OneValue {

  private OneValue() {}

  static boolean is(byte[] record, boolean strict) {
    return isUtf8(record) && isOne(record, strict);
  }

  /** The parser lets some wrong UTF-8 pass, and takes zeros at the start for wider characters. */
  static boolean isUtf8(byte[] record) {
    for (int i = 0; i < Math.min(record.length, Integer.BYTES); i++) {
      if (record[i] == 0) {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isOne(byte[] record, boolean strict) {
    try (JsonParser json = Json.FACTORY.createParser(record)) {
      json.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, strict);
      JsonToken first = json.nextToken();
      if (first == null) {
        return false;
      }
      int depth = 0;
      for (JsonToken token = first; token != null; token = json.nextToken()) {
        if (depth == 0 && token != first) {
          return false;
        }
        if (token.isScalarValue()) {
          json.getText();
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth == 0) {
          return json.nextToken() == null;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
