package io.defenderxdr.assets;

import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.mapping.table.FieldInfo;
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

  /** OpenSearch refuses a document over more bytes than these, three to a character at most. */
  private static final int LONGEST_WILDCARD = 32_766 / 3;

  /** The record as received: kept and never searched. */
  private static final String ORIGINAL = "event.original";

  void write(JsonGenerator json, FieldInfo field) throws IOException {
    json.writeStartObject();
    switch (field.type()) {
      case "keyword" -> keyword(json, field.name());
      case "constant_keyword" -> constant(json, field.name());
      case "flattened" -> flattened(json);
      case "wildcard" -> wildcard(json);
      default -> json.writeStringField("type", field.type());
    }
    if (!field.also().isEmpty()) {
      json.writeObjectFieldStart("fields");
      for (String word : field.also()) {
        json.writeObjectFieldStart(word);
        subfield(json, word);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** What a field is searched as beside: word by word, or in small letters. */
  private static void subfield(JsonGenerator json, String word) throws IOException {
    if (word.equals("caseless")) {
      json.writeStringField("type", "keyword");
      json.writeStringField("normalizer", "lowercase");
      json.writeNumberField("ignore_above", LONGEST_KEYWORD);
    } else {
      json.writeStringField("type", "match_only_text");
    }
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

  private void wildcard(JsonGenerator json) throws IOException {
    json.writeStringField("type", "wildcard");
    if (engine == Engine.OPENSEARCH) {
      json.writeNumberField("ignore_above", LONGEST_WILDCARD);
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
