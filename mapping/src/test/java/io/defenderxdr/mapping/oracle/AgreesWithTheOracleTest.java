package io.defenderxdr.mapping.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.Documents;
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

  private final Map<List<String>, TableMapping> mappings = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> reports = new ArrayList<>();

  @Test
  void mapsGeneratedAlertsAsTheSpecificationSays() throws IOException {
    int count = Integer.getInteger("oracle.count", 5_000);
    AlertGenerator generator = new AlertGenerator(Long.getLong("oracle.seed", 1L));
    for (int i = 0; i < count; i++) {
      compare(i, generator.next());
    }
    assertThat(reports).as("differing paths and how often: %s", counts).isEmpty();
  }

  private void compare(int number, AlertGenerator.Case one) throws IOException {
    Optional<AlertOracle.Mapped> expected = new AlertOracle(one.tags()).map(one.json());
    List<EcsDocument> actual = map(one);
    if (expected.isEmpty() || actual.size() != 1) {
      if (actual.size() != (expected.isEmpty() ? 0 : 1)) {
        report(number, one, "(documents)", "number of documents: " + actual.size());
      }
      return;
    }
    EcsDocument document = actual.getFirst();
    String id = document.id() == null ? null : document.id().text();
    if (!Objects.equals(id, expected.get().id())) {
      report(number, one, "_id", "_id: expected " + expected.get().id() + " but was " + id);
    }
    Map<String, Object> tree =
        Trees.map(Json.read(new String(document.json(), StandardCharsets.UTF_8)));
    for (Leaves.Difference difference : Leaves.differences(expected.get().document(), tree)) {
      report(number, one, difference.path(), difference.toString());
    }
  }

  private List<EcsDocument> map(AlertGenerator.Case one) {
    TableMapping mapping = mappings.computeIfAbsent(one.tags(), AgreesWithTheOracleTest::mapping);
    SourceRecord record =
        new SourceRecord(ByteSlice.of(one.json()), new Origin("a generated alert", null));
    Documents documents = mapping.map(new SourceBatch(STREAM, List.of(record), TimePosition.START));
    return documents.list();
  }

  private static TableMapping mapping(List<String> tags) {
    return TableMapping.forStream(
        STREAM,
        new MappingOptions("default", "", tags, true, false, RecordProcessor.NONE),
        Clock.systemUTC());
  }

  /** The first of each path in full, all counted. */
  private void report(int number, AlertGenerator.Case one, String path, String text) {
    String kind = path.replaceAll("\\[[0-9]+\\]", "[]");
    if (counts.merge(kind, 1, Integer::sum) == 1 && reports.size() < REPORTED) {
      reports.add("record " + number + " " + one.tags() + " " + text + "\n  " + one.json() + "\n");
    }
  }
}
