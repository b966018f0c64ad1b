package io.defenderxdr.mapping.safety;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.defenderxdr.mapping.oracle.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** JSON as it is written: names may stand twice, scalars keep their spelling. */
sealed interface Node {

  /** The reader, without limits. */
  JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100_000)
                  .maxNumberLength(1_000_000)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** An object. */
  record Obj(List<Field> fields) implements Node {}

  /**
   * A name with its value.
   *
   * @param quoted the name as it is written, between quotes
   */
  record Field(String quoted, Node value) {

    String name() {
      return new Raw(quoted).text();
    }
  }

  /** A list. */
  record Arr(List<Node> elements) implements Node {}

  /** Anything else, or JSON of any kind and quality that nobody looks into. */
  record Raw(String json) implements Node {

    boolean isText() {
      return json.startsWith("\"");
    }

    boolean isNothing() {
      return json.equals("null") || json.equals("\"\"");
    }

    /** The text that it stands for. */
    String text() {
      try {
        return (String) Json.read(json);
      } catch (IOException e) {
        throw new UncheckedIOException("No text: " + json, e);
      }
    }
  }

  /** Reads one JSON value, and no text behind it. */
  static Node read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same of bytes, whose UTF-8 is read as leniently as the product reads it. */
  static Node read(byte[] bytes) {
    try (JsonParser json = FACTORY.createParser(bytes)) {
      json.nextToken();
      return value(json);
    } catch (IOException e) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      throw new UncheckedIOException("No JSON: " + Seen.shown(text), e);
    }
  }

  private static Node value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        List<Field> fields = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = Json.write(json.currentName());
          json.nextToken();
          fields.add(new Field(name, value(json)));
        }
        yield new Obj(fields);
      }
      case START_ARRAY -> {
        List<Node> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(json));
        }
        yield new Arr(elements);
      }
      case VALUE_STRING -> new Raw(Json.write(json.getText()));
      default -> new Raw(json.getText());
    };
  }

  /** Writes it. */
  static String write(Node node) {
    StringBuilder out = new StringBuilder();
    write(node, out);
    return out.toString();
  }

  private static void write(Node node, StringBuilder out) {
    switch (node) {
      case Obj object -> {
        String separator = "{";
        for (Field field : object.fields()) {
          out.append(separator).append(field.quoted()).append(':');
          write(field.value(), out);
          separator = ",";
        }
        out.append(object.fields().isEmpty() ? "{}" : "}");
      }
      case Arr array -> {
        String separator = "[";
        for (Node element : array.elements()) {
          out.append(separator);
          write(element, out);
          separator = ",";
        }
        out.append(array.elements().isEmpty() ? "[]" : "]");
      }
      case Raw raw -> out.append(raw.json());
    }
  }
}
