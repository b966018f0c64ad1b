package io.defenderxdr.collector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.process.ResidentMemory;
import io.defenderxdr.status.Counts;
import io.defenderxdr.status.Gap;
import io.defenderxdr.status.StreamStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a {@code --once} run ends with (contract section 4).
 *
 * @param streams the streams at its end
 * @param seconds from its start to its end
 */
public record RunSummary(List<StreamStatus> streams, double seconds) {

  /** Writes the JSON of the contract. */
  public void write(Path file) throws IOException {
    Files.writeString(file, json());
  }

  private String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeObjectFieldStart("documents");
      for (StreamStatus stream : streams) {
        Counts.Settled counts = stream.counts().settled();
        json.writeObjectFieldStart(stream.stream().stream());
        json.writeNumberField("created", counts.created());
        json.writeNumberField("alreadyThere", counts.alreadyThere());
        json.writeNumberField("quarantined", counts.quarantined());
        json.writeNumberField("dropped", counts.dropped());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeNumberField("seconds", seconds);
      json.writeNumberField(
          "peakResidentBytes", ResidentMemory.peakBytes(ProcessHandle.current().pid()));
      json.writeNumberField("heapBytes", Runtime.getRuntime().maxMemory());
      streamsAndGaps(json);
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private void streamsAndGaps(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("streams");
    for (StreamStatus stream : streams) {
      json.writeObjectFieldStart(stream.stream().toString());
      json.writeStringField("health", stream.health().word());
      json.writeStringField("position", stream.progress().position());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("gaps");
    for (StreamStatus stream : streams) {
      for (Gap gap : stream.gaps()) {
        json.writeString(stream.stream() + ": " + gap.range());
      }
    }
    json.writeEndArray();
  }
}
