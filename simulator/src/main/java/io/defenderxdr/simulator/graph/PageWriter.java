package io.defenderxdr.simulator.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.simulator.attack.AlertState;
import io.defenderxdr.simulator.attack.AlertWriter;
import io.defenderxdr.simulator.attack.Pen;
import io.defenderxdr.simulator.tenant.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a page of alerts as JSON. */
final class PageWriter {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int ALERT_BYTES = 6_000;

  private final AlertWriter writer;

  PageWriter(AlertWriter writer) {
    this.writer = writer;
  }

  /**
   * How a page is to look.
   *
   * @param origin the address the client calls us by
   * @param select the properties wanted, empty for all
   * @param newerMembers whether the client knows newer members of enumerations
   * @param weight how many times as heavy as usual alerts are
   */
  record Look(String origin, Set<String> select, boolean newerMembers, int weight) {}

  byte[] write(Page page, Look look, @Nullable String nextLink) {
    int expected = ALERT_BYTES * look.weight() * page.states().size() + 1_000;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(expected);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("@odata.context", look.origin() + "/v1.0/$metadata#security/alerts_v2");
      if (page.count() >= 0) {
        json.writeNumberField("@odata.count", page.count());
      }
      if (nextLink != null) {
        json.writeStringField("@odata.nextLink", nextLink);
      }
      json.writeArrayFieldStart("value");
      Pen pen = new Pen(json, look.newerMembers());
      for (AlertState state : page.states()) {
        pen.element(() -> alert(pen, state, look));
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void alert(Pen pen, AlertState state, Look look) {
    if (!look.select().isEmpty()) {
      pen.only(look.select()::contains);
    }
    writer.write(pen, state, look.weight());
  }
}
