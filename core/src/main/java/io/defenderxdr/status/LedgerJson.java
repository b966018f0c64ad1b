package io.defenderxdr.status;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes the ledger as JSON. */
final class LedgerJson {

  private LedgerJson() {}

  static void write(JsonGenerator json, Ledger ledger) throws IOException {
    json.writeStartObject();
    json.writeStringField("since", ledger.since().toString());
    json.writeStringField("at", ledger.at().toString());
    json.writeArrayFieldStart("streams");
    for (Ledger.Page page : ledger.streams()) {
      json.writeStartObject();
      json.writeStringField("stream", page.stream().toString());
      writeLine(json, page.whole(), page.imbalance());
      StatusJson.writeGaps(json, page.whole().row().gaps());
      writePartitions(json, page);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writePartitions(JsonGenerator json, Ledger.Page page) throws IOException {
    json.writeArrayFieldStart("partitions");
    for (Ledger.Line line : page.partitions()) {
      json.writeStartObject();
      json.writeStringField("partition", line.partition());
      writeLine(json, line, line.imbalance());
      writeMessages(json, line);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeLine(JsonGenerator json, Ledger.Line line, String imbalance)
      throws IOException {
    Counts counts = line.row().counts();
    json.writeStringField("countedSince", line.known().since().toString());
    StatusJson.writeMoment(json, "uncertainSince", line.known().uncertainSince());
    StatusJson.writeCounts(json, counts);
    json.writeNumberField("unsettled", counts.unsettled());
    json.writeNumberField("expired", line.row().messages().expired());
    json.writeNumberField("missing", line.row().messages().missing());
    json.writeBooleanField("balanced", imbalance.isEmpty());
    if (!imbalance.isEmpty()) {
      json.writeStringField("imbalance", imbalance);
    }
  }

  /** In sequence numbers of the source; messages hold many records each. */
  private static void writeMessages(JsonGenerator json, Ledger.Line line) throws IOException {
    Messages messages = line.row().messages();
    json.writeObjectFieldStart("messages");
    if (line.offered().isPresent()) {
      json.writeNumberField("offered", line.offered().getAsLong());
    }
    json.writeNumberField("settled", messages.settled().size());
    json.writeNumberField("uncounted", messages.uncounted());
    if (!messages.settled().isEmpty()) {
      json.writeNumberField("first", messages.settled().first());
      json.writeNumberField("last", messages.settled().last());
    }
    json.writeArrayFieldStart("holes");
    for (Ranges.Range hole : messages.settled().holes()) {
      json.writeStartObject();
      json.writeNumberField("first", hole.first());
      json.writeNumberField("last", hole.last());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
