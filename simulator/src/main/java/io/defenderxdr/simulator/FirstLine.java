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
        if (events.outlets().kafka() != null) {
          json.writeStringField("kafka", events.outlets().kafka());
        }
        if (events.outlets().storage() != null) {
          json.writeStringField("storage", events.outlets().storage());
        }
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
}
