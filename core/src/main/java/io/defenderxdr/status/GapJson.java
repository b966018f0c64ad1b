package io.defenderxdr.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gaps as they are kept. */
final class GapJson {

  private static final JsonFactory JSON = new JsonFactory();

  private GapJson() {}

  /** A list of objects; nothing where there is none. */
  static String write(List<Gap> gaps) {
    return gaps.isEmpty()
        ? ""
        : StatusJson.text(
            json -> {
              json.writeStartObject();
              StatusJson.writeGaps(json, gaps);
              json.writeEndObject();
            });
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static List<Gap> read(String text) {
    List<Gap> gaps = new ArrayList<>();
    if (text.isEmpty()) {
      return gaps;
    }
    try (JsonParser json = JSON.createParser(text)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.START_OBJECT && json.getParsingContext().inObject()) {
          if (json.getParsingContext().getParent().inArray()) {
            gaps.add(gap(json));
          }
        }
      }
    } catch (IOException | DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException("its list of gaps is broken", e);
    }
    return gaps;
  }

  private static Gap gap(JsonParser json) throws IOException {
    Map<String, String> texts = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      texts.put(name, json.getText());
    }
    return new Gap(
        texts.getOrDefault("range", ""),
        Instant.parse(texts.getOrDefault("firstSeen", "")),
        Instant.parse(texts.getOrDefault("lastSeen", "")),
        Integer.parseInt(texts.getOrDefault("times", "")));
  }
}
