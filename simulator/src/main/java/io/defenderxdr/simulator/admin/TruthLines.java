package io.defenderxdr.simulator.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.simulator.attack.AlertWriter;
import io.defenderxdr.simulator.tenant.Truth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Writes every state there ever was, one JSON object a line. */
final class TruthLines {
  private static final JsonFactory JSON = new JsonFactory();

  private final AlertWriter writer;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(65_536);

  TruthLines(AlertWriter writer) {
    this.writer = writer;
  }

  void add(Truth truth) {
    AlertWriter.Identity identity = writer.identity(truth.state());
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("documentId", StateLines.documentId(identity));
      json.writeStringField("id", identity.id());
      json.writeStringField("incidentId", identity.incidentId());
      json.writeStringField("lastUpdateDateTime", identity.lastUpdateDateTime());
      json.writeStringField("change", truth.change().name().toLowerCase(Locale.ROOT));
      json.writeBooleanField("current", truth.current());
      json.writeBooleanField("served", truth.served());
      json.writeBooleanField("settled", truth.settled());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.write('\n');
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
