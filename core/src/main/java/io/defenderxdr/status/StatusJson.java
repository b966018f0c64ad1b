package io.defenderxdr.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes what can be seen from outside as JSON. Times are ISO 8601 in UTC, rates are per second.
 */
public final class StatusJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** So many entries of drift are shown. */
  static final int MOST_DRIFT = 100;

  private StatusJson() {}

  /** Something that writes one JSON value. */
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  /** The body of {@code /api/streams}: {@code {"streams":[...]}}, one object a stream. */
  public static String streams(List<StreamStatus> streams) {
    return text(json -> writeStreams(json, streams));
  }

  /** The body of {@code /health/ready}: {@code ready}, and the health of each stream. */
  public static String readiness(List<StreamStatus> streams) {
    return text(
        json -> {
          json.writeStartObject();
          json.writeBooleanField("ready", streams.stream().allMatch(StreamStatus::ready));
          json.writeArrayFieldStart("streams");
          for (StreamStatus stream : streams) {
            json.writeStartObject();
            json.writeStringField("stream", stream.stream().toString());
            json.writeBooleanField("ready", stream.ready());
            writeHealth(json, stream.health());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  static String text(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail.", e);
    }
    return text.toString();
  }

  private static void writeStreams(JsonGenerator json, List<StreamStatus> streams)
      throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("streams");
    for (StreamStatus stream : streams) {
      json.writeStartObject();
      json.writeStringField("stream", stream.stream().toString());
      writeHealth(json, stream.health());
      json.writeStringField("position", stream.progress().position());
      writeMoment(json, "caughtUpAt", stream.progress().caughtUpAt());
      json.writeNumberField("recordsPerSecond", stream.progress().recordsPerSecond());
      writeCounts(json, stream.counts());
      writeLastError(json, stream.lastError());
      writeGaps(json, stream.gaps());
      writeDrift(json, stream.drift());
      writePartitions(json, stream.progress().partitions());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeHealth(JsonGenerator json, Health health) throws IOException {
    json.writeObjectFieldStart("health");
    json.writeStringField("state", health.word());
    if (health instanceof Health.Degraded degraded) {
      writeMoment(json, "since", degraded.since());
      json.writeStringField("reason", degraded.reason());
      writeMoment(json, "until", degraded.until());
    }
    if (health instanceof Health.Standby(String owner)) {
      json.writeStringField("owner", owner);
    }
    json.writeEndObject();
  }

  static void writeCounts(JsonGenerator json, Counts counts) throws IOException {
    json.writeNumberField("fetched", counts.fetched());
    json.writeNumberField("fetchedBytes", counts.fetchedBytes());
    json.writeNumberField("settled", counts.settled().records());
    json.writeNumberField("mapped", counts.settled().mapped());
    json.writeNumberField("created", counts.settled().created());
    json.writeNumberField("alreadyThere", counts.settled().alreadyThere());
    json.writeNumberField("quarantined", counts.settled().quarantined());
    json.writeNumberField("dropped", counts.settled().dropped());
  }

  static void writeGaps(JsonGenerator json, List<Gap> gaps) throws IOException {
    json.writeArrayFieldStart("gaps");
    for (Gap gap : gaps) {
      json.writeStartObject();
      json.writeStringField("range", gap.range());
      writeMoment(json, "firstSeen", gap.firstSeen());
      writeMoment(json, "lastSeen", gap.lastSeen());
      json.writeNumberField("times", gap.times());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The most frequent entries; the counts by kind are those of all. */
  private static void writeDrift(JsonGenerator json, Drift drift) throws IOException {
    json.writeObjectFieldStart("drift");
    json.writeNumberField("unknownTableRecords", drift.count(Drift.Kind.UNKNOWN_TABLE));
    json.writeNumberField("unknownColumnValues", drift.count(Drift.Kind.UNKNOWN_COLUMN));
    json.writeNumberField("unfitValues", drift.count(Drift.Kind.UNFIT_VALUE));
    json.writeNumberField("newActionRecords", drift.count(Drift.Kind.NEW_ACTION));
    json.writeArrayFieldStart("entries");
    for (Drift.Entry entry : drift.entries().stream().limit(MOST_DRIFT).toList()) {
      json.writeStartObject();
      json.writeStringField("kind", entry.kind().word());
      json.writeStringField("table", entry.table());
      if (!entry.column().isEmpty()) {
        boolean action = entry.kind() == Drift.Kind.NEW_ACTION;
        json.writeStringField(action ? "action" : "column", entry.column());
      }
      json.writeNumberField("count", entry.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writePartitions(JsonGenerator json, List<PartitionStatus> partitions)
      throws IOException {
    json.writeArrayFieldStart("partitions");
    for (PartitionStatus partition : partitions) {
      json.writeStartObject();
      json.writeStringField("partition", partition.partition());
      json.writeBooleanField("owned", partition.owned());
      json.writeStringField("position", partition.reached().position());
      writeNumber(json, "sequence", partition.reached().sequence());
      writeMoment(json, "enqueuedAt", partition.reached().enqueuedAt());
      writeNumber(json, "lag", partition.lag());
      writeSighting(json, partition.sighting());
      writeCounts(json, partition.tally().counts());
      json.writeNumberField("expired", partition.tally().messages().expired());
      json.writeNumberField("missing", partition.tally().messages().missing());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeSighting(JsonGenerator json, PartitionStatus.@Nullable Sighting sighting)
      throws IOException {
    if (sighting == null) {
      return;
    }
    json.writeNumberField("firstSequence", sighting.sight().first());
    json.writeNumberField("lastSequence", sighting.sight().last());
    writeMoment(json, "lastEnqueuedAt", sighting.sight().lastEnqueuedAt());
    writeMoment(json, "seenAt", sighting.at());
  }

  private static void writeNumber(JsonGenerator json, String name, OptionalLong number)
      throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(name, number.getAsLong());
    }
  }

  private static void writeLastError(JsonGenerator json, StreamStatus.@Nullable LastError error)
      throws IOException {
    if (error == null) {
      return;
    }
    json.writeObjectFieldStart("lastError");
    writeMoment(json, "at", error.at());
    json.writeStringField("part", error.part().name().toLowerCase(Locale.ROOT));
    json.writeStringField("sentence", error.sentence());
    json.writeEndObject();
  }

  static void writeMoment(JsonGenerator json, String name, @Nullable Instant moment)
      throws IOException {
    if (moment != null) {
      json.writeStringField(name, moment.toString());
    }
  }
}
