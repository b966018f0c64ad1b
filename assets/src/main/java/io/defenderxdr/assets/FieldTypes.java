package io.defenderxdr.assets;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/**
 * Writes the mapping of one field.
 *
 * @param engine the kind of store
 * @param constants field to the one value it has in these indices
 */
record FieldTypes(Engine engine, Map<String, String> constants) {

  private static final int LONGEST_KEYWORD = 1024;

  /** The record as received: kept and never searched. */
  private static final String ORIGINAL = "event.original";

  void write(JsonGenerator json, String field, String type) throws IOException {
    json.writeStartObject();
    switch (type) {
      case "keyword" -> keyword(json, field);
      case "constant_keyword" -> constant(json, field);
      case "flattened" -> flattened(json);
      default -> json.writeStringField("type", type);
    }
    json.writeEndObject();
  }

  private static void keyword(JsonGenerator json, String field) throws IOException {
    json.writeStringField("type", "keyword");
    if (field.equals(ORIGINAL)) {
      json.writeBooleanField("index", false);
      json.writeBooleanField("doc_values", false);
    } else {
      json.writeNumberField("ignore_above", LONGEST_KEYWORD);
    }
  }

  /**
   * OpenSearch wants the value of a constant in the template; without one it is a keyword there.
   */
  private void constant(JsonGenerator json, String field) throws IOException {
    String value = constants.get(field);
    if (value == null && engine == Engine.OPENSEARCH) {
      keyword(json, field);
      return;
    }
    json.writeStringField("type", "constant_keyword");
    if (value != null) {
      json.writeStringField("value", value);
    }
  }

  private void flattened(JsonGenerator json) throws IOException {
    if (engine == Engine.OPENSEARCH) {
      json.writeStringField("type", "flat_object");
    } else {
      json.writeStringField("type", "flattened");
      json.writeNumberField("ignore_above", LONGEST_KEYWORD);
    }
  }
}
