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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Documents as a running collector makes them with default options: of records of the simulated
 * tenant, which know nothing of any rule, and of public ones.
 */
final class Exhibits {

  /** Enough for every ActionType of every table; the test says so if it is not. */
  private static final int RECORDS = 4_000;

  private static final String NOON = "2024-11-22T12:00:00Z";

  private Exhibits() {}

  /** Of every stream that can be mapped; documents that offer the same stand for each other. */
  static Set<Evidence> all() {
    Set<Evidence> found = new LinkedHashSet<>();
    EventRecords tenant = tenant();
    for (Table table : Table.values()) {
      found.addAll(mapped("event", generated(tenant, table)));
    }
    for (String stream : Mappings.STREAMS) {
      found.addAll(mapped(stream, Conformance.records(stream)));
    }
    return found;
  }

  /** The simulated tenant's records. */
  static EventRecords tenant() {
    return new EventRecords(new World(7, 40));
  }

  private static List<String> generated(EventRecords tenant, Table table) {
    long noon = Ticks.parse(NOON);
    return IntStream.range(0, RECORDS)
        .mapToObj(
            index -> new String(tenant.record(table, index, noon + index), StandardCharsets.UTF_8))
        .toList();
  }

  private static List<String> tags(String stream) {
    return List.of("forwarded", "m365_defender-" + stream);
  }

  private static List<Evidence> mapped(String stream, List<String> records) {
    StreamId id = new StreamId("contoso", stream);
    Mapping mapping =
        Mappings.forStream(
            id,
            new MappingOptions("default", "", tags(stream), false, true, RecordProcessor.NONE),
            Places.NONE,
            Clock.fixed(Instant.parse(NOON), ZoneOffset.UTC));
    List<Evidence> found = new ArrayList<>();
    for (String record : records) {
      SourceRecord source = new SourceRecord(ByteSlice.of(record), new Origin("record", null));
      SourceBatch batch = new SourceBatch(id, List.of(source), TimePosition.START);
      EcsDocument document = mapping.map(batch).list().getFirst();
      JsonNode tree = Conformance.parse(new String(document.json(), StandardCharsets.UTF_8));
      found.add(Evidence.of(stream, Conformance.parse(record), tree));
    }
    return found;
  }
}
