package io.defenderxdr.source.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Finds what an error reply says for people: {@code {"error":{"message":...}}}. */
final class GraphError {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int SHOWN = 300;

  private GraphError() {}

  /** The message on one line, at most 300 characters; empty if there is none. */
  static String message(byte[] body) {
    try (JsonParser json = JSON.createParser(body)) {
      int depth = 0;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        boolean isMessage = depth == 2 && "message".equals(json.currentName());
        if (isMessage && token == JsonToken.VALUE_STRING) {
          return shown(json.getText());
        }
      }
      return "";
    } catch (IOException e) {
      // No JSON, such as a proxy's page: it says nothing that helps.
      return "";
    }
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\s+", " ").trim();
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
  }
}
