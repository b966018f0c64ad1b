package io.defenderxdr.mapping.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.status.Drift;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Microsoft adds next is stored at once, can be searched, and is counted. */
class DriftTest {

  private final EventMapping mapping = Form.IMPROVED.mapping(RecordProcessor.NONE);

  private Seen map(String table, String columns) {
    byte[] record =
        ("{\"category\":\"AdvancedHunting-%s\",\"tenantId\":\"t\",\"new\":{\"e\":1},"
                + "\"properties\":{%s}}")
            .formatted(table, columns)
            .getBytes(StandardCharsets.UTF_8);
    return Seen.of(Form.IMPROVED, record, Form.map(mapping, List.of(record))).losesNothing();
  }

  @Test
  void anUnknownTableIsStoredWithAllItsColumns() {
    Seen seen =
        map(
            "QuantumEvents",
            "\"Timestamp\":\"2024-05-01T01:02:03Z\",\"DeviceId\":\"d\",\"Qubits\":[1,2],"
                + "\"ActionType\":\"Entangled\"");
    assertThat(seen.at("@timestamp")).isEqualTo("2024-05-01T01:02:03.000Z");
    assertThat(seen.at("m365_defender.event.category")).isEqualTo("AdvancedHunting-QuantumEvents");
    assertThat(seen.at("m365_defender.event.unmapped.Qubits").toString()).isEqualTo("[1, 2]");
    assertThat(counts().get("AdvancedHunting-QuantumEvents"))
        .containsEntry("Qubits", 1L)
        .containsEntry("envelope.new", 1L);
  }

  @Test
  void anUnknownColumnIsKeptUnderItsNameAndCounted() {
    map("DeviceEvents", "\"Novelty\":{\"Depth\":\"x\"},\"DeviceId\":\"d\"");
    Seen seen = map("DeviceEvents", "\"Novelty\":\"y\",\"DeviceId\":\"d\"");
    map("DeviceInfo", "\"Novelty\":null,\"DeviceId\":\"d\"");
    assertThat(seen.at("device.id")).isEqualTo("d");
    assertThat(seen.at("m365_defender.event.unmapped.Novelty")).isEqualTo("y");
    assertThat(seen.original()).isNull();
    assertThat(counts())
        .isEqualTo(
            Map.of(
                "DeviceEvents", Map.of("Novelty", 2L, "envelope.new", 2L),
                "DeviceInfo", Map.of("envelope.new", 1L)));
  }

  @Test
  void aColumnOfAnotherTypeIsKeptAsideAndCounted() {
    Seen seen = map("DeviceEvents", "\"DeviceId\":{\"Id\":\"d\"},\"ProcessCreationTime\":\"a\"");
    assertThat(seen.at("m365_defender.event.unmapped.DeviceId.Id")).isEqualTo("d");
    assertThat(seen.errors()).hasSize(1);
    assertThat(counts().get("DeviceEvents"))
        .containsEntry("DeviceId", 1L)
        .containsEntry("ProcessCreationTime", 1L);
  }

  @Test
  void aTextInAColumnOfNumbersIsNamedKeptAndCounted() {
    Seen seen =
        map(
            "DeviceNetworkEvents",
            "\"LocalPort\":\"http\",\"RemotePort\":\"443\",\"FileSize\":true,"
                + "\"InitiatingProcessId\":[7,\"x\"],\"RequestSourcePort\":\"\"");
    assertThat(seen.errors().toString())
        .contains("LocalPort", "[http]", "FileSize", "InitiatingProcessId", "[x]");
    assertThat(seen.errors()).hasSize(3);
    assertThat(seen.at("destination.port")).isEqualTo(java.math.BigInteger.valueOf(443));
    assertThat(seen.at("source.port")).isNull();
    assertThat(seen.at("m365_defender.event.unmapped.LocalPort")).isEqualTo("http");
    assertThat(counts().get("DeviceNetworkEvents"))
        .containsOnlyKeys("LocalPort", "FileSize", "InitiatingProcessId", "envelope.new");
  }

  @Test
  void aNewActionTypeIsAnActionLikeAnyOther() {
    Seen seen = map("DeviceProcessEvents", "\"ActionType\":\"ProcessTeleported Far\"");
    assertThat(seen.at("event.action")).isEqualTo("processteleported-far");
    assertThat(seen.at("event.type").toString()).isNotEmpty();
    assertThat(seen.errors()).isEmpty();
    map("DeviceProcessEvents", "\"ActionType\":\"PROCESSCREATED\"");
    map("DeviceProcessEvents", "\"ActionType\":\"\"");
    map("DeviceProcessEvents", "\"ActionType\":{\"a\":1}");
    map("DeviceInfo", "\"ActionType\":\"ProcessTeleported Far\"");
    assertThat(mapping.drift().entries().stream().filter(DriftTest::isAction))
        .containsExactly(
            new Drift.Entry(
                Drift.Kind.NEW_ACTION, "DeviceProcessEvents", "ProcessTeleported Far", 1));
  }

  private static boolean isAction(Drift.Entry entry) {
    return entry.kind() == Drift.Kind.NEW_ACTION;
  }

  @Test
  void namesWithoutEndDoNotFillTheMemory() {
    for (int i = 0; i < 5_000; i++) {
      map("Table" + i, "\"Column" + i + "\":1");
    }
    for (int i = 0; i < 1_500; i++) {
      map("DeviceFileEvents", "\"ActionType\":\"Action" + i + "\"");
    }
    long counters = counts().values().stream().mapToLong(Map::size).sum();
    assertThat(counters).isBetween(1_000L, 2_100L);
    assertThat(mapping.drift().size(Drift.Kind.NEW_ACTION)).isEqualTo(1_001);
    assertThat(mapping.drift().count(Drift.Kind.NEW_ACTION)).isEqualTo(1_500);
    long counted =
        counts().values().stream()
            .flatMap(columns -> columns.values().stream())
            .mapToLong(Long::longValue)
            .sum();
    assertThat(counted).isEqualTo(11_500);
  }

  @Test
  void recordsOfOneBatchStayApart() {
    List<byte[]> records = new ArrayList<>();
    for (String columns : List.of("\"DeviceId\":\"a\"", "broken", "\"DeviceId\":\"c\"")) {
      String record =
          "{\"category\":\"AdvancedHunting-DeviceEvents\",\"properties\":{" + columns + "}}";
      records.add(record.getBytes(StandardCharsets.UTF_8));
    }
    List<String> ids =
        Form.map(mapping, records).stream()
            .map(document -> List.of(document))
            .map(one -> Seen.looked(Form.IMPROVED, records.get(0), one))
            .map(seen -> String.valueOf(seen.at("device.id")))
            .toList();
    assertThat(ids).containsExactly("a", "null", "c");
  }

  /** Values that no field took, by table and column. */
  private Map<String, Map<String, Long>> counts() {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    for (Drift.Entry entry : mapping.drift().entries()) {
      if (entry.kind() != Drift.Kind.UNKNOWN_TABLE && !isAction(entry)) {
        counts
            .computeIfAbsent(entry.table(), table -> new TreeMap<>())
            .merge(entry.column(), entry.count(), Long::sum);
      }
    }
    return counts;
  }
}
