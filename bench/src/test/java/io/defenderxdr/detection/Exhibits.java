package io.defenderxdr.detection;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.defenderxdr.pipeline.Mapping;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.stream.EventRecords;
import io.defenderxdr.simulator.stream.Table;
import io.defenderxdr.simulator.time.Ticks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents as a running collector makes them with default options: of records of the simulated
 * tenant, which know nothing of any rule, and of public ones.
 */
final class Exhibits {

  /** Enough for every ActionType of every table; the test says so if it is not. */
  private static final int RECORDS = 800;

  /** DeviceEvents has a hundred and fifty of them, some rare. */
  private static final int DEVICE_EVENTS = 3_000;

  private static final String NOON = "2024-11-22T12:00:00Z";

  private Exhibits() {}

  /**
   * Of every stream that can be mapped; documents that offer the same to the rules stand for each
   * other.
   */
  static Set<Evidence> all(List<DetectionRule> rules) {
    Set<String> read =
        rules.stream()
            .flatMap(rule -> rule.fields().stream())
            .map(Evidence::main)
            .collect(Collectors.toSet());
    return Mappings.STREAMS.stream()
        .flatMap(stream -> mapped(stream, records(stream)))
        .map(document -> document.with(read))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<String> records(String stream) {
    EventRecords tenant = tenant();
    Stream<String> given = Conformance.records(stream).stream();
    return stream.equals("event")
        ? Stream.concat(Stream.of(Table.values()).flatMap(table -> generated(tenant, table)), given)
        : given;
  }

  /** The simulated tenant's records. */
  static EventRecords tenant() {
    return new EventRecords(new World(7, 40));
  }

  private static Stream<String> generated(EventRecords tenant, Table table) {
    long noon = Ticks.parse(NOON);
    return IntStream.range(0, table == Table.DEVICE_EVENTS ? DEVICE_EVENTS : RECORDS)
        .mapToObj(
            index -> new String(tenant.record(table, index, noon + index), StandardCharsets.UTF_8));
  }

  private static List<String> tags(String stream) {
    return List.of("forwarded", "m365_defender-" + stream);
  }

  private static Stream<Evidence> mapped(String stream, Stream<String> records) {
    StreamId id = new StreamId("contoso", stream);
    Mapping mapping =
        Mappings.forStream(
            id,
            new MappingOptions("default", "", tags(stream), false, true, RecordProcessor.NONE),
            Places.NONE,
            Clock.fixed(Instant.parse(NOON), ZoneOffset.UTC));
    return records.map(
        record -> {
          SourceRecord source = new SourceRecord(ByteSlice.of(record), new Origin("record", null));
          SourceBatch batch = new SourceBatch(id, List.of(source), TimePosition.START);
          EcsDocument document = mapping.map(batch).list().getFirst();
          JsonNode tree = Conformance.parse(new String(document.json(), StandardCharsets.UTF_8));
          return Evidence.of(stream, Conformance.parse(record), tree);
        });
  }
}
