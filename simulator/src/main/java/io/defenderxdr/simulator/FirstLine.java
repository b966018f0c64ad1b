package io.defenderxdr.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.simulator.admin.AdminEndpoint;
import io.defenderxdr.simulator.attack.World;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The line by which a client, or a demo, learns how to reach the simulator. */
final class FirstLine {
  private FirstLine() {}

  static String of(String address, World world, @Nullable EventStream events) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("login", address);
      json.writeStringField("graph", address);
      if (events != null) {
        json.writeStringField("eventHub", events.connectionString());
        writeDoor(json, events.door());
        writeOutlets(json, events.outlets());
      }
      json.writeStringField("tenantId", world.tenantId());
      json.writeStringField("clientId", world.clientId());
      json.writeStringField("clientSecret", world.clientSecret());
      json.writeStringField("admin", address + AdminEndpoint.PATH);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void writeOutlets(JsonGenerator json, Outlets outlets) throws IOException {
    String kafka = outlets.kafka();
    if (kafka != null) {
      json.writeStringField("kafka", kafka);
    }
    String storage = outlets.storage();
    if (storage != null) {
      json.writeStringField("storage", storage);
    }
  }

  private static void writeDoor(JsonGenerator json, EventStream.@Nullable Door door)
      throws IOException {
    if (door != null) {
      json.writeStringField("eventHubWebSocket", door.socket().address());
      json.writeStringField("eventHubCertificate", door.certificate().pem().toString());
    }
  }
}
