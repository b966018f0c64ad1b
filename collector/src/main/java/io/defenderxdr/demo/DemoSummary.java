package io.defenderxdr.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a demo ends with (contract section 4).
 *
 * @param proof the comparison of offered and found
 * @param streams the collector's own view of each stream
 * @param secondsToFirstDocument from the start of the command; -1 if there was none
 * @param seconds from the start of the command to its end
 * @param memory of the collector's process
 */
public record DemoSummary(
    Proof proof, JsonNode streams, double secondsToFirstDocument, double seconds, Memory memory) {

  /**
   * The memory of the collector's process, in bytes.
   *
   * @param peakResident the kernel's high-water mark
   * @param heap the largest heap it may use
   */
  public record Memory(long peakResident, long heap) {}

  /** Writes the JSON of the contract. */
  public void write(Path file) throws IOException {
    Files.writeString(file, toJson().toPrettyString() + "\n");
  }

  ObjectNode toJson() {
    ObjectNode json = new JsonMapper().createObjectNode();
    ObjectNode documents = json.putObject("documents");
    ObjectNode health = json.putObject("streams");
    for (JsonNode stream : streams) {
      String name = stream.path("stream").asText();
      ObjectNode counts = documents.putObject(name.substring(name.indexOf('/') + 1));
      for (String count : new String[] {"created", "alreadyThere", "quarantined", "dropped"}) {
        counts.put(count, stream.path(count).asLong());
      }
      health
          .putObject(name)
          .put("health", stream.path("health").path("state").asText())
          .put("position", stream.path("position").asText());
    }
    json.put("offered", proof.offered()).put("lost", proof.lost());
    proof.missing().forEach(json.putArray("missing")::add);
    return json.put("doubled", proof.doubled())
        .put("identical", proof.identical())
        .put("superseded", proof.superseded())
        .put("secondsToFirstDocument", secondsToFirstDocument)
        .put("seconds", seconds)
        .put("peakResidentBytes", memory.peakResident())
        .put("heapBytes", memory.heap());
  }

  /** One sentence for people. */
  public String sentence() {
    return "%d offered, %d lost, %d doubled, %d superseded; the first was searchable after %.1f s"
        .formatted(
            proof.offered(),
            proof.lost(),
            proof.doubled(),
            proof.superseded(),
            secondsToFirstDocument);
  }

  /** Whether nothing is lost and nothing doubled. */
  public boolean holds() {
    return proof.holds();
  }
}
