package io.defenderxdr.delivery.quarantine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.delivery.cluster.IndexTemplate;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.pipeline.QuarantineEntry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A refused document as a document of the quarantine's data stream: the refused one is a text in
 * it, never indexed, so that nothing can refuse it again.
 *
 * @param id that of the refused document, else one over the whole entry
 * @param json the text
 */
record QuarantineDocument(String id, String json) {

  private static final String KEYWORD = "{\"type\":\"keyword\",\"ignore_above\":8191}";

  /** What its data streams are made of. */
  static final IndexTemplate TEMPLATE =
      new IndexTemplate(
          "defender-xdr-quarantine",
          """
          {"index_patterns":["logs-defender_xdr.quarantine-*"],"data_stream":{},"priority":250,
           "template":{"settings":{"number_of_shards":1,"auto_expand_replicas":"0-1"},
            "mappings":{"_meta":{"managed_by":"%2$s"},"dynamic":false,"properties":{
             "@timestamp":{"type":"date"},
             "data_stream":{"properties":{"type":%1$s,"dataset":%1$s,"namespace":%1$s}},
             "error":{"properties":{"message":{"type":"match_only_text"}}},
             "defender_xdr":{"properties":{"quarantine":{"properties":{
              "stream":%1$s,"index":%1$s,"document_id":%1$s,"origin":%1$s,
              "document":{"type":"keyword","index":false,"doc_values":false}}}}}}}}}
          """
              .formatted(KEYWORD, IndexTemplate.MARK));

  private static final JsonFactory JSON = new JsonFactory();

  /** The document of an entry. */
  static QuarantineDocument of(QuarantineEntry entry, String namespace) {
    StringWriter text = new StringWriter(entry.document().length() + 512);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("@timestamp", entry.at().toString());
      json.writeObjectFieldStart("data_stream");
      json.writeStringField("type", "logs");
      json.writeStringField("dataset", "defender_xdr.quarantine");
      json.writeStringField("namespace", namespace);
      json.writeEndObject();
      json.writeObjectFieldStart("error");
      json.writeStringField("message", entry.reason());
      json.writeEndObject();
      json.writeObjectFieldStart("defender_xdr");
      json.writeObjectFieldStart("quarantine");
      json.writeStringField("stream", entry.stream().toString());
      write(json, "index", entry.index());
      write(json, "document_id", entry.id() == null ? null : entry.id().text());
      json.writeStringField("origin", entry.origin());
      json.writeStringField("document", entry.document());
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing into memory cannot fail.", e);
    }
    String whole = text.toString();
    return new QuarantineDocument(id(entry.id(), whole), whole);
  }

  private static void write(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static String id(@Nullable DocumentId id, String whole) {
    return id == null
        ? DocumentId.ofBytes(ByteSlice.of(whole.getBytes(StandardCharsets.UTF_8))).text()
        : id.text();
  }
}
