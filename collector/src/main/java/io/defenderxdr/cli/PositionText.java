package io.defenderxdr.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.source.eventhub.ImportRow;
import io.defenderxdr.source.eventhub.PositionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Positions as a table, or as one JSON object in plain ASCII. */
final class PositionText {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final String NONE = "-";

  private PositionText() {}

  static List<String> table(List<PositionRow> rows, Instant now) {
    TextTable table =
        new TextTable(
            List.of("PARTITION", "OWNER", "SEQUENCE", "OFFSET", "WRITTEN", "NEWEST", "LAG"));
    for (PositionRow row : rows) {
      HubPosition position = row.position();
      Instant written = row.writtenAt();
      table.add(
          List.of(
              row.partition(),
              or(row.owner()),
              position == null ? NONE : begin(position),
              position == null ? NONE : or(position.offset()),
              written == null ? NONE : age(Duration.between(written, now)),
              row.last() < 0 ? NONE : Long.toString(row.last()),
              Long.toString(row.lag())));
    }
    return table.lines();
  }

  private static String begin(HubPosition position) {
    return position.sequence() < 0 ? NONE : Long.toString(position.sequence());
  }

  static List<String> imports(List<ImportRow> rows) {
    TextTable table = new TextTable(List.of("PARTITION", "SEQUENCE", "FROM", "WHAT HAPPENS"));
    for (ImportRow row : rows) {
      HubPosition position = row.position();
      table.add(
          List.of(
              row.partition(),
              position == null ? NONE : begin(position),
              or(row.source()),
              row.outcome()));
    }
    return table.lines();
  }

  /** The first record of each partition that an import would let it read. */
  static List<String> firstRecords(List<ImportRow> rows) {
    return rows.stream()
        .filter(row -> row.firstRecord() != null)
        .map(row -> "  partition %s: %s".formatted(row.partition(), row.firstRecord()))
        .map(TextTable::plain)
        .toList();
  }

  static String json(List<PositionRow> rows) throws JsonProcessingException {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode partitions = all.putArray("partitions");
    for (PositionRow row : rows) {
      ObjectNode one = partitions.addObject();
      one.put("partition", row.partition()).put("owner", row.owner());
      put(one, row.position());
      Instant written = row.writtenAt();
      one.put("writtenAt", written == null ? null : written.toString());
      one.put("newest", row.last()).put("lag", row.lag());
    }
    return JSON.writeValueAsString(all);
  }

  static String jsonOfImports(List<ImportRow> rows) throws JsonProcessingException {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode partitions = all.putArray("partitions");
    for (ImportRow row : rows) {
      ObjectNode one = partitions.addObject();
      one.put("partition", row.partition()).put("from", row.source());
      put(one, row.position());
      one.put("outcome", row.outcome()).put("takenOver", row.written());
      one.put("firstRecord", row.firstRecord());
    }
    return JSON.writeValueAsString(all);
  }

  private static void put(ObjectNode one, @Nullable HubPosition position) {
    if (position == null) {
      one.putNull("sequence").putNull("offset");
    } else {
      one.put("sequence", position.sequence()).put("offset", position.offset());
    }
  }

  private static String or(@Nullable String text) {
    return text == null || text.isEmpty() ? NONE : text;
  }

  private static String age(Duration age) {
    if (age.compareTo(Duration.ofMinutes(2)) < 0) {
      return Math.max(0, age.toSeconds()) + " s ago";
    }
    return age.compareTo(Duration.ofHours(2)) < 0
        ? age.toMinutes() + " min ago"
        : age.toHours() + " h ago";
  }
}
