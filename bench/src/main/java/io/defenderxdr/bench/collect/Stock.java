package io.defenderxdr.bench.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A hub with records on it, and the same records and their documents in files for the parts.
 *
 * @param hub the hub
 * @param files the folder with the files
 * @param counts how many
 */
record Stock(Crew.Ready hub, Path files, Counts counts) implements AutoCloseable {

  /**
   * What the hub holds.
   *
   * @param bytes of the records
   */
  record Counts(long messages, long records, long bytes) {}

  /** Makes one; takes some seconds for each 100,000 records. */
  static Stock make(Crew crew, long records) throws IOException {
    Path files = crew.fresh("files");
    Crew.Ready hub = crew.hub(records, 0);
    JsonNode kept =
        crew.prepare(
            List.of("--hub", hub.said().path("eventHub").asText(), "--folder", files.toString()));
    Counts counts =
        new Counts(
            kept.path("messages").asLong(),
            kept.path("records").asLong(),
            kept.path("recordBytes").asLong());
    return new Stock(hub, files, counts);
  }

  String connection() {
    return hub.said().path("eventHub").asText();
  }

  double bytesARecord() {
    return (double) counts.bytes() / counts.records();
  }

  double recordsAMessage() {
    return (double) counts.records() / counts.messages();
  }

  long records() {
    return counts.records();
  }

  @Override
  public void close() {
    hub.close();
  }
}
