package io.defenderxdr.status;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * What became of every record, and what could not be read.
 *
 * @param since from when it counts
 * @param at up to when
 * @param streams one entry a stream
 */
public record Ledger(Instant since, Instant at, List<StreamStatus> streams) {

  public Ledger {
    streams = List.copyOf(streams);
  }

  /** How many gaps are named in it. */
  public int gaps() {
    return streams.stream().mapToInt(stream -> stream.gaps().size()).sum();
  }

  /** The body of {@code /api/ledger}. */
  public String toJson() {
    return StatusJson.text(this::write);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("since", since.toString());
    json.writeStringField("at", at.toString());
    json.writeArrayFieldStart("streams");
    for (StreamStatus stream : streams) {
      json.writeStartObject();
      json.writeStringField("stream", stream.stream().toString());
      StatusJson.writeCounts(json, stream.counts());
      StatusJson.writeGaps(json, stream.gaps());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
