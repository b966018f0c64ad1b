package io.defenderxdr.mapping.safety;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.mapping.document.Json;
import java.io.IOException;

/** Says whether a record is one JSON value within the limits that the product states. */
final class OneValue {

  private OneValue() {}

  static boolean is(byte[] record, boolean strict) {
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
