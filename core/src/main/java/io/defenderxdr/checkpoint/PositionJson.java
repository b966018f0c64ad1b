package io.defenderxdr.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.event.BlobPosition;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.KafkaPosition;
import io.defenderxdr.event.Position;
import io.defenderxdr.event.SteppedOver;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Positions as JSON. */
final class PositionJson {

  private static final JsonFactory JSON = new JsonFactory();

  private PositionJson() {}

  static byte[] write(Position position) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      switch (position) {
        case TimePosition time -> write(json, time);
        case HubPosition hub -> throw elsewhere();
        case KafkaPosition kafka -> throw elsewhere();
        case BlobPosition blob -> throw elsewhere();
      }
    }
    return bytes.toByteArray();
  }

  private static IllegalArgumentException elsewhere() {
    return new IllegalArgumentException("Positions of partitions are kept by their source.");
  }

  private static void write(JsonGenerator json, TimePosition position) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", "time");
    if (position.readUpTo() != null) {
      json.writeStringField("readUpTo", position.readUpTo().toString());
    }
    if (position.sweptAt() != null) {
      json.writeStringField("sweptAt", position.sweptAt().toString());
    }
    json.writeArrayFieldStart("steppedOver");
    for (SteppedOver item : position.steppedOver()) {
      write(json, item);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("seen");
    for (Map.Entry<DocumentId, Ticks> seen : position.seen().entrySet()) {
      json.writeNumberField(seen.getKey().text(), seen.getValue().value());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, SteppedOver item) throws IOException {
    json.writeStartObject();
    json.writeStringField("from", item.from().toString());
    json.writeStringField("to", item.to().toString());
    if (item.id() != null) {
      json.writeStringField("id", item.id().text());
    }
    json.writeNumberField("tries", item.tries());
    json.writeStringField("nextTry", item.nextTry().toString());
    json.writeEndObject();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is anything else
   */
  static Position read(byte[] bytes) throws IOException {
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is no JSON object");
      }
      Position position = readTime(json);
      if (json.nextToken() != null) {
        throw new IOException("something follows its end");
      }
      return position;
    } catch (JsonProcessingException e) {
      // Its own text goes over several lines.
      JsonLocation at = e.getLocation();
      throw new IOException(
          "it is broken JSON from line %d, column %d"
              .formatted(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()),
          e);
    } catch (DateTimeException e) {
      throw new IOException("it holds a broken date", e);
    } catch (NumberFormatException e) {
      throw new IOException("it holds a broken number", e);
    }
  }

  private static TimePosition readTime(JsonParser json) throws IOException {
    Ticks readUpTo = null;
    Instant sweptAt = null;
    boolean known = false;
    List<SteppedOver> steppedOver = List.of();
    Map<DocumentId, Ticks> seen = Map.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "kind" -> known = "time".equals(json.getText());
        case "readUpTo" -> readUpTo = Ticks.parse(json.getText());
        case "sweptAt" -> sweptAt = Instant.parse(json.getText());
        case "steppedOver" -> steppedOver = readSteppedOver(json);
        case "seen" -> seen = readSeen(json);
        default -> json.skipChildren();
      }
    }
    if (!known) {
      throw new IOException("it is no position of a polled stream");
    }
    return new TimePosition(readUpTo, seen, sweptAt, steppedOver);
  }

  private static void require(JsonParser json, JsonToken token) throws IOException {
    if (json.currentToken() != token) {
      throw new IOException("it holds something else where a list or an object belongs");
    }
  }

  private static Map<DocumentId, Ticks> readSeen(JsonParser json) throws IOException {
    require(json, JsonToken.START_OBJECT);
    Map<DocumentId, Ticks> seen = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String id = json.currentName();
      json.nextToken();
      seen.put(new DocumentId(id), new Ticks(json.getLongValue()));
    }
    return seen;
  }

  private static List<SteppedOver> readSteppedOver(JsonParser json) throws IOException {
    require(json, JsonToken.START_ARRAY);
    List<SteppedOver> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(json, JsonToken.START_OBJECT);
      Map<String, String> texts = new HashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        texts.put(name, json.getText());
      }
      items.add(
          new SteppedOver(
              Ticks.parse(needed(texts, "from")),
              Ticks.parse(needed(texts, "to")),
              idOf(texts.get("id")),
              Integer.parseInt(needed(texts, "tries")),
              Instant.parse(needed(texts, "nextTry"))));
    }
    return items;
  }

  private static @Nullable DocumentId idOf(@Nullable String text) {
    return text == null ? null : new DocumentId(text);
  }

  private static String needed(Map<String, String> texts, String name) throws IOException {
    String text = texts.get(name);
    if (text == null) {
      throw new IOException("an item that was stepped over lacks '" + name + "'");
    }
    return text;
  }
}
