package io.defenderxdr.mapping.oracle.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.Mappings;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.step.Places;
import io.defenderxdr.mapping.oracle.Json;
import io.defenderxdr.mapping.oracle.Leaves.Difference;
import io.defenderxdr.mapping.oracle.Trees;
import io.defenderxdr.pipeline.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The tables and a second reading of the specification say the same about generated records.
 *
 * <p>{@code -Doracle.count=100000 -Doracle.seed=7} maps more, and others; {@code
 * -Doracle.table=Device} only those whose category has that in it.
 */
class EventAgreesWithTheOracleTest {

  private static final StreamId STREAM = new StreamId("contoso", "event");
  private static final int REPORTED = Integer.getInteger("oracle.reported", 20);
  private static final String TABLE = System.getProperty("oracle.table", "");

  private static final int BATCH = 25;

  private record Numbered(int number, EventGenerator.Case made) {}

  private final Map<List<String>, List<Numbered>> batches = new LinkedHashMap<>();
  private final Map<List<String>, Mapping> mappings = new HashMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, String> reports = new LinkedHashMap<>();
  private int reduced;
  private int seen;
  private int compared;

  @Test
  void mapsGeneratedRecordsAsTheSpecificationSays() {
    int count = Integer.getInteger("oracle.count", 5_000);
    EventGenerator generator = new EventGenerator(Long.getLong("oracle.seed", 1L));
    for (int i = 0; i < count; i++) {
      EventGenerator.Case one = generator.next();
      if (!one.json().matches("(?s).*\"category\":\"[^\"]*" + TABLE + ".*")) {
        continue;
      }
      seen++;
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
    assertThat(reports.values()).as("differing paths and how often: %s", counts).isEmpty();
    assertThat(compared).as("records of which all is settled").isGreaterThan(seen / 3);
  }

  /** Many records in one batch, so that what one leaves behind would show in the next. */
  private void compare(List<Numbered> batch) {
    Map<String, List<EcsDocument>> byOrigin = new HashMap<>();
    for (EcsDocument document : map(batch)) {
      byOrigin.computeIfAbsent(document.origin().text(), origin -> new ArrayList<>()).add(document);
    }
    for (Numbered one : batch) {
      compare(one, byOrigin.getOrDefault("record " + one.number(), List.of()));
    }
  }

  private void compare(Numbered one, List<EcsDocument> actual) {
    if (actual.size() != 1) {
      counts.merge("(documents)", 1, Integer::sum);
      reports.putIfAbsent("(documents)", one + " gave so many documents: " + actual.size());
      return;
    }
    EventOracle.Result expected = EventOracle.expected(one.made().json(), one.made().tags());
    compared += expected.unsettled().isEmpty() ? 1 : 0;
    List<Difference> differences = differences(one.made(), actual.getFirst());
    differences.forEach(difference -> counts.merge(kind(difference), 1, Integer::sum));
    if (!differences.isEmpty() && reports.size() < REPORTED && reduced++ < 25 * REPORTED) {
      report(one);
    }
  }

  private static List<Difference> differences(EventGenerator.Case made, EcsDocument actual) {
    try {
      EventOracle.Result expected = EventOracle.expected(made.json(), made.tags());
      String json = new String(actual.json(), StandardCharsets.UTF_8);
      List<Difference> differences =
          new ArrayList<>(EventComparison.differences(expected, Trees.map(Json.read(json))));
      String id = actual.id() == null ? null : actual.id().text();
      Optional<String> wanted = EventIds.expected(made.json());
      if (wanted.isPresent() && !wanted.get().equals(id)) {
        differences.add(new Difference("_id", wanted.get(), id));
      }
      return differences;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<EcsDocument> map(List<Numbered> batch) {
    List<SourceRecord> records = new ArrayList<>();
    for (Numbered one : batch) {
      Origin origin = new Origin("record " + one.number(), null);
      records.add(new SourceRecord(ByteSlice.of(one.made().json()), origin));
    }
    return mappings
        .computeIfAbsent(batch.getFirst().made().tags(), EventAgreesWithTheOracleTest::mapping)
        .map(new SourceBatch(STREAM, records, TimePosition.START))
        .list();
  }

  private static Mapping mapping(List<String> tags) {
    return Mappings.forStream(
        STREAM,
        new MappingOptions("default", "", tags, true, false, RecordProcessor.NONE),
        Places.NONE,
        Clock.systemUTC());
  }

  /** One record of each kind of difference, made small. */
  private void report(Numbered one) {
    List<String> tags = one.made().tags();
    String small = EventReduction.of(one.made().json(), json -> !again(tags, json).isEmpty());
    List<Difference> differences = again(tags, small);
    String kinds = differences.stream().map(EventAgreesWithTheOracleTest::kind).toList().toString();
    reports.putIfAbsent(
        kinds, "record %d %s%n  %s%n  %s".formatted(one.number(), tags, cut(small), differences));
  }

  private List<Difference> again(List<String> tags, String json) {
    EventGenerator.Case made = new EventGenerator.Case(tags, json);
    return differences(made, map(List.of(new Numbered(0, made))).getFirst());
  }

  private static String cut(String text) {
    return text.length() < 1500 ? text : text.substring(0, 1500) + "...";
  }

  private static String kind(Difference difference) {
    return difference.path().replaceAll("\\[[0-9]+\\]", "[]");
  }
}
