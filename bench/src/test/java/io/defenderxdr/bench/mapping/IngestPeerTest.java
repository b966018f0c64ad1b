package io.defenderxdr.bench.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.mapping.event.step.Places;
import io.defenderxdr.simulator.stream.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The peer does the same work as the mapping; otherwise their speeds could not be compared. */
class IngestPeerTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<List<String>, EventMapping> MAPPINGS = new HashMap<>();
  private static final int GENERATED = 300;

  @TempDir static Path folder;
  private static IngestPeer peer;

  @BeforeAll
  static void start() throws Exception {
    peer = new IngestPeer(folder);
  }

  @AfterAll
  static void stop() {
    peer.close();
  }

  @Test
  void makesTheDocumentsOfTheMappingForTheConformanceCases() throws Exception {
    int cases = 0;
    for (String file : List.of("event-device.ndjson", "real-event.ndjson")) {
      for (String line : Files.readAllLines(cases().resolve(file))) {
        JsonNode one = JSON.readTree(line);
        if (one.path("table").asText().equals("DeviceProcessEvents")) {
          SourceRecord record = record(one.path("input").asText());
          assertSame(record, List.of());
          assertSame(record, tags(one.path("tags")));
          cases++;
        }
      }
    }
    assertThat(cases).isGreaterThanOrEqualTo(2);
  }

  @Test
  void makesTheDocumentsOfTheMappingForGeneratedRecords() throws Exception {
    RecordSet set = new RecordSet.Source(100, Table.DEVICE_PROCESS_EVENTS).first(GENERATED);
    for (SourceRecord record : set.records()) {
      assertSame(record, List.of());
      assertSame(record, List.of(MappingOptions.KEEP_ORIGINAL, MappingOptions.KEEP_DUPLICATES));
    }
  }

  @Test
  void tellsTheTimeOfOneRecordByItsOwnClock() throws Exception {
    RecordSet set = new RecordSet.Source(100, Table.DEVICE_PROCESS_EVENTS).first(GENERATED);
    long start = System.nanoTime();
    double nanos = peer.ingest(set.records());
    assertThat(nanos).isPositive().isLessThan((System.nanoTime() - start) / (double) GENERATED);
  }

  private static void assertSame(SourceRecord record, List<String> tags) throws Exception {
    assertThat(new Leaves(peer.document(record, tags)).text())
        .as(record.json().toText())
        .isEqualTo(new Leaves(mapped(record, tags)).text());
  }

  private static JsonNode mapped(SourceRecord record, List<String> tags) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MAPPINGS.computeIfAbsent(tags, IngestPeerTest::mapping).mapInto(record, out);
    return JSON.readTree(out.toByteArray());
  }

  private static EventMapping mapping(List<String> tags) {
    MappingOptions options =
        new MappingOptions("default", "", tags, true, false, RecordProcessor.NONE);
    return new EventMapping(options, Places.NONE, Clock.systemUTC());
  }

  private static SourceRecord record(String json) {
    return new SourceRecord(ByteSlice.of(json), new Origin("a case", null));
  }

  private static List<String> tags(JsonNode tags) {
    List<String> all = new ArrayList<>();
    tags.forEach(tag -> all.add(tag.asText()));
    return all;
  }

  private static Path cases() {
    String folder =
        Optional.ofNullable(System.getenv("DEFENDER_XDR_CASES")).orElse("../shared/conformance");
    return Path.of(System.getProperty("defenderxdr.root")).resolve(folder).normalize();
  }
}
