package io.defenderxdr.assets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.mapping.reference.DocumentField;
import io.defenderxdr.mapping.reference.StreamFields;
import io.defenderxdr.mapping.table.FieldInfo;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The index template of a stream, from its mapping tables: every field the documents can have, with
 * its type (contract section 3).
 *
 * <p>Unknown properties that stay inside a list of the source are kept and not indexed there, so
 * that what Microsoft adds neither explodes the mapping nor makes the store refuse a document;
 * fields a user adds are indexed as keywords.
 */
public final class IndexTemplates {

  /** The mark by which the collector knows a template as ours. */
  public static final String MARK = "defender-xdr";

  private static final int PRIORITY = 250;
  private static final int MOST_FIELDS = 3000;

  private IndexTemplates() {}

  /** The template of a stream. */
  public static GeneratedTemplate forStream(StreamFields stream, Engine engine) {
    String dataset = "m365_defender." + stream.stream();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("index_patterns");
      json.writeString("logs-" + dataset + "-*");
      json.writeEndArray();
      json.writeNumberField("priority", PRIORITY);
      json.writeObjectFieldStart("data_stream");
      json.writeEndObject();
      json.writeObjectFieldStart("template");
      settings(json);
      json.writeObjectFieldStart("mappings");
      mappings(json, stream, new FieldTypes(engine, constants(dataset)));
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail.", e);
    }
    return new GeneratedTemplate("defender-xdr-" + stream.stream(), text.toString());
  }

  private static Map<String, String> constants(String dataset) {
    return Map.of(
        "event.module",
        "m365_defender",
        "event.dataset",
        dataset,
        "data_stream.type",
        "logs",
        "data_stream.dataset",
        dataset);
  }

  private static void settings(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("settings");
    json.writeStringField("index.codec", "best_compression");
    json.writeStringField("index.auto_expand_replicas", "0-1");
    json.writeBooleanField("index.mapping.ignore_malformed", true);
    json.writeNumberField("index.mapping.total_fields.limit", MOST_FIELDS);
    json.writeEndObject();
  }

  private static void mappings(JsonGenerator json, StreamFields stream, FieldTypes types)
      throws IOException {
    json.writeObjectFieldStart("_meta");
    json.writeStringField("managed_by", MARK);
    json.writeEndObject();
    json.writeBooleanField("date_detection", false);
    json.writeArrayFieldStart("dynamic_templates");
    json.writeStartObject();
    json.writeObjectFieldStart("texts_as_keywords");
    json.writeStringField("match_mapping_type", "string");
    json.writeFieldName("mapping");
    types.write(json, new FieldInfo("", "keyword", ""));
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    Node root = new Node();
    for (DocumentField field : stream.fields()) {
      root.add(field.info().name(), field.info());
    }
    json.writeFieldName("properties");
    root.write(json, "", types, stream.closed());
  }

  /** Fields as a tree. */
  private static final class Node {

    private final Map<String, Node> children = new TreeMap<>();
    private final Map<String, FieldInfo> fields = new LinkedHashMap<>();

    void add(String name, FieldInfo field) {
      int dot = name.indexOf('.');
      if (dot < 0) {
        fields.put(name, field);
      } else {
        children
            .computeIfAbsent(name.substring(0, dot), key -> new Node())
            .add(name.substring(dot + 1), field);
      }
    }

    void write(JsonGenerator json, String path, FieldTypes types, Set<String> closed)
        throws IOException {
      json.writeStartObject();
      for (Map.Entry<String, FieldInfo> leaf : fields.entrySet()) {
        if (!children.containsKey(leaf.getKey())) {
          json.writeFieldName(leaf.getKey());
          types.write(json, leaf.getValue());
        }
      }
      for (Map.Entry<String, Node> child : children.entrySet()) {
        String name = path + child.getKey();
        json.writeObjectFieldStart(child.getKey());
        if (closed.contains(name)) {
          json.writeBooleanField("dynamic", false);
        }
        json.writeFieldName("properties");
        child.getValue().write(json, name + ".", types, closed);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
  }
}
