package io.defenderxdr.mapping.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.TableMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The tables and a second reading of the specification say the same about generated alerts.
 *
 * <p>{@code -Doracle.count=100000 -Doracle.seed=7} maps more, and others.
 */
class AgreesWithTheOracleTest {

  private static final StreamId STREAM = new StreamId("contoso", "alert");
  private static final int REPORTED = Integer.getInteger("oracle.reported", 20);

  private static final int BATCH = 25;

  private record Numbered(int number, AlertGenerator.Case made) {
    Optional<AlertOracle.Mapped> expected() {
      return new AlertOracle(made.tags()).map(made.json());
    }
  }

  private final Map<List<String>, List<Numbered>> batches = new LinkedHashMap<>();
  private final Map<List<String>, TableMapping> mappings = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> reports = new ArrayList<>();

  @Test
  void mapsGeneratedAlertsAsTheSpecificationSays() throws IOException {
    int count = Integer.getInteger("oracle.count", 5_000);
    AlertGenerator generator = new AlertGenerator(Long.getLong("oracle.seed", 1L));
    for (int i = 0; i < count; i++) {
      AlertGenerator.Case one = generator.next();
      List<Numbered> batch = batches.computeIfAbsent(one.tags(), tags -> new ArrayList<>());
      batch.add(new Numbered(i, one));
      if (batch.size() == BATCH) {
        compare(batch);
        batch.clear();
      }
    }
    for (List<Numbered> rest : batches.values()) {
      if (!rest.isEmpty()) {
        compare(rest);
      }
    }
    assertThat(reports).as("differing paths and how often: %s", counts).isEmpty();
  }

  /** Many records in one batch, so that what one leaves behind would show in the next. */
  private void compare(List<Numbered> batch) throws IOException {
    Map<String, List<EcsDocument>> byOrigin = new HashMap<>();
    for (EcsDocument document : map(batch)) {
      byOrigin.computeIfAbsent(document.origin().text(), origin -> new ArrayList<>()).add(document);
    }
    for (Numbered one : batch) {
      compare(one, byOrigin.getOrDefault("record " + one.number(), List.of()));
    }
  }

  private void compare(Numbered one, List<EcsDocument> actual) throws IOException {
    Optional<AlertOracle.Mapped> expected = one.expected();
    if (expected.isEmpty() || actual.size() != 1) {
      if (actual.size() != (expected.isEmpty() ? 0 : 1)) {
        report(one, "(documents)", "number of documents: " + actual.size());
      }
      return;
    }
    EcsDocument document = actual.getFirst();
    String id = document.id() == null ? null : document.id().text();
    if (!Objects.equals(id, expected.get().id())) {
      report(one, "_id", "_id: expected " + expected.get().id() + " but was " + id);
    }
    Map<String, Object> tree =
        Trees.map(Json.read(new String(document.json(), StandardCharsets.UTF_8)));
    for (Leaves.Difference difference : Leaves.differences(expected.get().document(), tree)) {
      report(one, difference.path(), difference.toString());
    }
  }

  private List<EcsDocument> map(List<Numbered> batch) {
    List<SourceRecord> records = new ArrayList<>();
    for (Numbered one : batch) {
      Origin origin = new Origin("record " + one.number(), null);
      records.add(new SourceRecord(ByteSlice.of(one.made().json()), origin));
    }
    return mappings
        .computeIfAbsent(batch.getFirst().made().tags(), AgreesWithTheOracleTest::mapping)
        .map(new SourceBatch(STREAM, records, TimePosition.START))
        .list();
  }

  private static TableMapping mapping(List<String> tags) {
    return TableMapping.forStream(
        STREAM,
        new MappingOptions("default", "", tags, true, false, RecordProcessor.NONE),
        Clock.systemUTC());
  }

  /** The first of each path in full, all counted. */
  private void report(Numbered one, String path, String text) {
    String kind = path.replaceAll("\\[[0-9]+\\]", "[]");
    if (counts.merge(kind, 1, Integer::sum) == 1 && reports.size() < REPORTED) {
      AlertGenerator.Case made = one.made();
      reports.add(
          "record " + one.number() + " " + made.tags() + " " + text + "\n  " + made.json() + "\n");
    }
  }
}
