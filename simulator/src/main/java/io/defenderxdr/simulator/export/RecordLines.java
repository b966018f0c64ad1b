package io.defenderxdr.simulator.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Cuts the records out of the body of a message, byte for byte. */
final class RecordLines {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String CATEGORY = "AdvancedHunting-";

  private RecordLines() {}

  /**
   * One record.
   *
   * @param table its table in lower case, as containers are named
   */
  record Line(String table, byte[] record) {}

  /** The records of a body: an envelope, or a record alone. */
  static List<Line> of(byte[] body) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      parser.nextToken();
      if ("records".equals(parser.currentName()) && parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          lines.add(line(parser, body));
        }
        return lines;
      }
    }
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      lines.add(line(parser, body));
    }
    return lines;
  }

  private static Line line(JsonParser parser, byte[] body) throws IOException {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    String table = "unknown";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("category") && value == JsonToken.VALUE_STRING) {
        table = parser.getText().replace(CATEGORY, "").toLowerCase(Locale.ROOT);
      } else {
        parser.skipChildren();
      }
    }
    int to = (int) parser.currentLocation().getByteOffset();
    return new Line(table, Arrays.copyOfRange(body, from, to));
  }
}
