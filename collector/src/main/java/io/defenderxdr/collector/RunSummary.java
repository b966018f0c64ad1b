package io.defenderxdr.collector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
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
      json.writeNumberField("peakResidentBytes", peakResidentBytes());
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

  /** The kernel's high-water mark of this process's resident memory; 0 where it keeps none. */
  private static long peakResidentBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
