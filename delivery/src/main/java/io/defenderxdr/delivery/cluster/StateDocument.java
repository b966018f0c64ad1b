package io.defenderxdr.delivery.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Kept;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A kept entry as a document of the state index. */
final class StateDocument {

  /** What the index knows of its documents: their names, to find them by their beginning. */
  static final String INDEX =
      "{\"settings\":{\"index\":{\"hidden\":true,\"number_of_shards\":1,\"auto_expand_replicas\":\"0-1\"}},"
          + "\"mappings\":{\"dynamic\":false,\"_meta\":{\"managed_by\":\""
          + IndexTemplate.MARK
          + "\"},\"properties\":{\"name\":{\"type\":\"keyword\"}}}}";

  private static final JsonFactory JSON = new JsonFactory();

  private StateDocument() {}

  /**
   * Its text.
   *
   * @param writtenAt about now, by the cluster's clock
   * @param mark no other write has it
   */
  static String write(Entry entry, Instant writtenAt, String mark) {
    StringWriter text = new StringWriter(entry.body().length() + 256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("name", entry.name());
      json.writeStringField("writtenAt", writtenAt.toString());
      json.writeStringField("mark", mark);
      json.writeObjectFieldStart("facts");
      for (Map.Entry<String, String> fact : entry.facts().entrySet()) {
        json.writeStringField(fact.getKey(), fact.getValue());
      }
      json.writeEndObject();
      json.writeStringField("body", entry.body());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing into memory cannot fail.", e);
    }
    return text.toString();
  }

  /** The search for all whose names begin so, in pages behind a given name. */
  static String search(String prefix, String after, int page) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("size", page);
      json.writeBooleanField("seq_no_primary_term", true);
      json.writeArrayFieldStart("sort");
      json.writeString("name");
      json.writeEndArray();
      json.writeObjectFieldStart("query");
      json.writeObjectFieldStart(prefix.isEmpty() ? "match_all" : "prefix");
      if (!prefix.isEmpty()) {
        json.writeStringField("name", prefix);
      }
      json.writeEndObject();
      json.writeEndObject();
      if (!after.isEmpty()) {
        json.writeArrayFieldStart("search_after");
        json.writeString(after);
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing into memory cannot fail.", e);
    }
    return text.toString();
  }

  /**
   * Reads a hit, or the answer to a question for one document.
   *
   * @throws IllegalArgumentException if it is no entry
   */
  static Kept read(Tree hit) {
    Tree source = hit.at("_source");
    Map<String, String> facts = new HashMap<>();
    for (String fact : source.at("facts").names()) {
      facts.put(fact, source.at("facts", fact).text());
    }
    try {
      return new Kept(
          new Entry(source.at("name").text(), facts, source.at("body").text()),
          version(hit),
          Instant.parse(source.at("writtenAt").text()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The version of a hit, or of the answer to a write. */
  static String version(Tree hit) {
    return hit.at("_seq_no").text() + "." + hit.at("_primary_term").text();
  }
}
