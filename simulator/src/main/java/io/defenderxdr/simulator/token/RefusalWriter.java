package io.defenderxdr.simulator.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.simulator.attack.Dice;
import io.defenderxdr.simulator.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes refusals in Microsoft's form. */
final class RefusalWriter {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int CHANCE = 15;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final long seed;
  private final AtomicInteger refusals = new AtomicInteger();

  RefusalWriter(Clock clock, long seed) {
    this.clock = clock;
    this.seed = seed;
  }

  Reply reply(Refusal refusal) {
    Dice dice = Dice.of(seed, CHANCE, refusals.incrementAndGet());
    String trace = dice.guid();
    String correlation = dice.guid();
    String time = TIME.format(clock.instant());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("error", refusal.error());
      json.writeStringField(
          "error_description",
          "AADSTS"
              + refusal.code()
              + ": "
              + refusal.message()
              + " Trace ID: "
              + trace
              + " Correlation ID: "
              + correlation
              + " Timestamp: "
              + time);
      json.writeFieldName("error_codes");
      json.writeArray(new int[] {refusal.code()}, 0, 1);
      json.writeStringField("timestamp", time);
      json.writeStringField("trace_id", trace);
      json.writeStringField("correlation_id", correlation);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Reply.json(refusal.status(), bytes.toByteArray());
  }
}
