package io.defenderxdr.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.delivery.embedded.StoreProcess;
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
import io.defenderxdr.mapping.reference.StreamFields;
import io.defenderxdr.pipeline.Mapping;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.stream.EventRecords;
import io.defenderxdr.simulator.stream.Table;
import io.defenderxdr.simulator.time.Ticks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of every streaming table, well-formed or not, in a store with the event template. */
class EventStoreTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Instant NOON = Instant.parse("2024-11-22T12:00:00Z");
  private static final EventRecords RECORDS = new EventRecords(new World(7, 40));
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String TARGET = "/logs-m365_defender.event-default";

  private static final int AT_ONCE = 10;
  private static final Mapping MAPPING = mapping();
  private static final Mapping KEEPING = mapping(MappingOptions.KEEP_DUPLICATES);

  @TempDir static Path data;

  private static StoreProcess store;

  @BeforeAll
  static void startTheStore() throws Exception {
    store = StoreProcess.start(Path.of(System.getProperty("defenderxdr.root")), data, 0);
    GeneratedTemplate template =
        IndexTemplates.forStream(StreamFields.of("event"), Engine.OPENSEARCH);
    ask("PUT", "/_index_template/" + template.name(), template.json());
  }

  @AfterAll
  static void stopTheStore() {
    store.close();
  }

  private static JsonNode ask(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(store.url() + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> reply = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(reply.statusCode()).as("%s %s: %s", method, path, reply.body()).isLessThan(300);
    return JSON.readTree(reply.body());
  }

  private static Mapping mapping(String... tags) {
    return Mappings.forStream(
        new StreamId("test", "event"),
        new MappingOptions("default", "", List.of(tags), false, true, RecordProcessor.NONE),
        Places.NONE,
        Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private static List<EcsDocument> documents(Mapping mapping, List<byte[]> records) {
    List<SourceRecord> batch = new ArrayList<>();
    for (byte[] record : records) {
      batch.add(new SourceRecord(ByteSlice.of(record), new Origin("test", null)));
    }
    return mapping
        .map(new SourceBatch(new StreamId("test", "event"), batch, TimePosition.START))
        .list();
  }

  /** Maps and stores records; one reason for each that the store refuses. */
  private static List<String> refusals(Mapping mapping, List<byte[]> records) throws Exception {
    List<String> refusals = new ArrayList<>();
    for (int from = 0; from < records.size(); from += AT_ONCE) {
      StringBuilder bulk = new StringBuilder();
      List<byte[]> some = records.subList(from, Math.min(records.size(), from + AT_ONCE));
      for (EcsDocument document : documents(mapping, some)) {
        String json = new String(document.json(), StandardCharsets.UTF_8);
        assertThatCode(() -> JSON.readTree(json)).doesNotThrowAnyException();
        bulk.append("{\"create\":{}}\n").append(json).append('\n');
      }
      JsonNode reply = ask("POST", TARGET + "/_bulk", bulk.toString());
      assertThat(reply.path("items")).hasSize(some.size());
      for (JsonNode item : reply.path("items")) {
        if (item.at("/create/status").asInt() != 201) {
          refusals.add(item.at("/create/error").toString());
        }
      }
    }
    return refusals;
  }

  private static long count(String query) throws Exception {
    ask("POST", TARGET + "/_refresh", "");
    return ask("GET", TARGET + "/_count", "{\"query\":" + query + "}").path("count").asLong();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void recordsOfEveryTableAreStoredWithoutARefusal(boolean keeping) throws Exception {
    List<byte[]> records = new ArrayList<>();
    for (Table table : Table.values()) {
      for (int index = 0; index < 40; index++) {
        records.add(RECORDS.record(table, index, Ticks.of(NOON)));
      }
    }
    assertThat(refusals(keeping ? KEEPING : MAPPING, records)).isEmpty();
  }

  /** Every column of every table holds what no one would expect there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "\"\"",
        "\"no such thing\"",
        "-7",
        "1.5",
        "1e400",
        "123456789012345678901234567890",
        "{}",
        "{\"a\":{\"b\":1}}",
        "{\"a\":1,\"\":2}",
        "{\"\":2,\" \":3,\"_\":4}",
        "{\".\":3}",
        "{\"..\":3}",
        "{\".a\":3}",
        "{\"a.\":3}",
        "{\"a..b\":3}",
        "{\"c.d\":4}",
        "[]",
        "[1,[2,[{\"x\":null}]],\"a\",{\"y\":[true]}]",
        "\"{\\\"a\\\":[1,{\\\"b.c\\\":\\\"d\\\"}]}\"",
        "\"9999-99-99T99:99:99Z\"",
        "\"+292278994-08-17T07:12:55.807Z\"",
        "\"\\u0000\\ud800\""
      })
  void aColumnMayHoldAnything(String value) throws Exception {
    assertThat(refusals(MAPPING, everywhere(JSON.readTree(value)))).isEmpty();
    assertThat(refusals(KEEPING, everywhere(JSON.readTree(value)))).isEmpty();
  }

  @Test
  void aColumnMayBeLong() throws Exception {
    List<byte[]> records = everywhere(JSON.getNodeFactory().textNode("\u20ac".repeat(12_000)));
    assertThat(refusals(KEEPING, records)).isEmpty();
  }

  @Test
  void namesThatStandTwiceAreStored() throws Exception {
    String once = "\"marker\":0";
    String twice = "\"x\":1,\"x\":2,\"\":{\"y\":3,\"y\":[4]}";
    List<byte[]> records = new ArrayList<>();
    for (byte[] record : everywhere(JSON.readTree("{" + once + "}"))) {
      String text = new String(record, StandardCharsets.UTF_8).replace(once, twice);
      records.add(text.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(refusals(KEEPING, records)).isEmpty();
  }

  private static List<byte[]> everywhere(JsonNode value) throws IOException {
    List<byte[]> records = new ArrayList<>();
    for (Table table : Table.values()) {
      ObjectNode record = record(table);
      ObjectNode properties = (ObjectNode) record.path("properties");
      List<String> columns = new ArrayList<>();
      properties.fieldNames().forEachRemaining(columns::add);
      columns.forEach(column -> properties.set(column, value));
      record.set("time", value);
      record.set("operationName", value);
      record.set("Tenant", value);
      records.add(JSON.writeValueAsBytes(record));
    }
    return records;
  }

  private static ObjectNode record(Table table) throws IOException {
    return (ObjectNode) JSON.readTree(RECORDS.record(table, 1, Ticks.of(NOON)));
  }

  @Test
  void deepAndWideAdditionalFieldsAreStored() throws Exception {
    String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
    ObjectNode wide = JSON.createObjectNode();
    for (int i = 0; i < 3_000; i++) {
      wide.put("key " + i, "v".repeat(i % 600 == 0 ? 40_000 : 3));
    }
    List<byte[]> records = new ArrayList<>();
    for (Table table : Table.values()) {
      for (JsonNode additional :
          List.of(
              JSON.readTree(deep),
              JSON.getNodeFactory().textNode(deep),
              wide,
              JSON.getNodeFactory().textNode(wide.toString()))) {
        ObjectNode record = record(table);
        ((ObjectNode) record.path("properties")).set("AdditionalFields", additional);
        records.add(JSON.writeValueAsBytes(record));
      }
    }
    assertThat(refusals(MAPPING, records)).isEmpty();
  }

  @Test
  void unknownColumnsOfAnyShapeAreSearchable() throws Exception {
    ObjectNode record = record(Table.DEVICE_EVENTS);
    ObjectNode properties = (ObjectNode) record.path("properties");
    properties.put("NewThing", "needle-one");
    properties.putObject("NewObject").put("Inner", "needle-two");
    properties.putArray("NewList").add("needle-three");
    for (int i = 0; i < 900; i++) {
      properties.put("Filler" + i, i);
    }
    ObjectNode unknown = JSON.createObjectNode();
    unknown.put("category", "AdvancedHunting-TableOfTomorrow");
    unknown.set("properties", JSON.valueToTree(Map.of("Column", "needle-four")));
    List<byte[]> records = List.of(JSON.writeValueAsBytes(record), JSON.writeValueAsBytes(unknown));

    assertThat(refusals(MAPPING, records)).isEmpty();
    assertThat(count(term("NewThing", "needle-one"))).isOne();
    assertThat(count(term("NewObject.Inner", "needle-two"))).isOne();
    assertThat(count(term("NewList", "needle-three"))).isOne();
    assertThat(count(term("Column", "needle-four"))).isOne();
  }

  private static String term(String name, String value) {
    return "{\"term\":{\"m365_defender.event.unmapped.%s\":\"%s\"}}".formatted(name, value);
  }

  @Test
  void aProgramIsFoundByWordsAndWithoutCase() throws Exception {
    ObjectNode record = record(Table.DEVICE_PROCESS_EVENTS);
    ObjectNode properties = (ObjectNode) record.path("properties");
    properties.put("FileName", "StrangeTool.EXE");
    properties.put("ProcessCommandLine", "\"C:\\Tools\\StrangeTool.EXE\" --unusual word");
    assertThat(refusals(MAPPING, List.of(JSON.writeValueAsBytes(record)))).isEmpty();

    assertThat(count("{\"term\":{\"process.name.caseless\":\"strangetool.exe\"}}")).isOne();
    assertThat(count("{\"match\":{\"process.command_line.text\":\"unusual\"}}")).isOne();
    assertThat(count("{\"wildcard\":{\"process.command_line\":\"*StrangeTool*word\"}}")).isOne();
  }
}
