package io.defenderxdr.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.time.Ticks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The records as a whole: envelope, shares, sizes, sameness, coherence. */
class EventRecordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NOON = Ticks.parse("2024-11-22T12:00:00Z");
  private static final World WORLD = new World(7, 40);
  private static final EventRecords RECORDS = new EventRecords(WORLD);

  @Test
  void theMixHasTheSharesOfABusyTenantAndAboutItsSizes() {
    Map<Table, Integer> counts = new EnumMap<>(Table.class);
    long bytes = 0;
    int records = 10_000;
    for (int index = 0; index < records; index++) {
      counts.merge(RECORDS.table(index), 1, Integer::sum);
      bytes += RECORDS.record(index, NOON + index).length;
    }

    assertThat(Table.WHOLE).isEqualTo(10_000);
    assertThat(counts.get(Table.DEVICE_PROCESS_EVENTS)).isBetween(4_300, 4_700);
    assertThat(counts.get(Table.DEVICE_NETWORK_EVENTS)).isBetween(1_850, 2_150);
    assertThat(counts.get(Table.DEVICE_FILE_EVENTS)).isBetween(1_380, 1_620);
    assertThat(counts.get(Table.DEVICE_REGISTRY_EVENTS)).isBetween(900, 1_100);
    assertThat(counts).hasSize(Table.values().length);
    assertThat(bytes / records).isBetween(1_500L, 3_500L);
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void theEnvelopeIsMicrosofts(Table table) throws IOException {
    String text = new String(RECORDS.record(table, 3, NOON), StandardCharsets.UTF_8);
    JsonNode record = JSON.readTree(text);

    assertThat(record.fieldNames())
        .toIterable()
        .containsExactly(
            "time",
            "tenantId",
            "operationName",
            "category",
            "_TimeReceivedBySvc",
            "properties",
            "Tenant");
    assertThat(record.path("time").asText()).isEqualTo("2024-11-22T12:00:00.0000000Z");
    assertThat(record.path("tenantId").asText()).isEqualTo(WORLD.tenantId());
    assertThat(record.path("category").asText()).isEqualTo("AdvancedHunting-" + table.title());
    assertThat(text).doesNotContain("\n", "${");
    long told = Ticks.parse(record.path("properties").path("Timestamp").asText());
    assertThat(told).isBetween(NOON - 600 * Ticks.PER_SECOND, NOON);
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void theSameSeedGivesTheSameBytesAndAnotherOneOthers(Table table) {
    EventRecords again = new EventRecords(new World(7, 40));
    EventRecords others = new EventRecords(new World(8, 40));

    Set<String> different = new HashSet<>();
    for (long index = 0; index < 20; index++) {
      byte[] record = RECORDS.record(table, index, NOON);
      assertThat(again.record(table, index, NOON)).isEqualTo(record);
      assertThat(others.record(table, index, NOON)).isNotEqualTo(record);
      different.add(new String(record, StandardCharsets.UTF_8));
    }
    assertThat(different).hasSize(20);
  }

  @Test
  void devicesAndPeopleAreThoseOfTheTenant() throws IOException {
    Set<String> devices = new HashSet<>();
    Set<String> upns = new HashSet<>();
    for (int number = 0; number < WORLD.people(); number++) {
      devices.add(WORLD.device(number).mdeId());
      upns.add(WORLD.user(number).upn());
    }
    for (int index = 0; index < 500; index++) {
      JsonNode told = properties(Table.DEVICE_PROCESS_EVENTS, index);
      assertThat(devices).contains(told.path("DeviceId").asText());
      if (!told.path("AccountUpn").isNull()) {
        assertThat(upns).contains(told.path("AccountUpn").asText());
      }
    }
  }

  @Test
  void aChildIsYoungerThanItsParentAndItYoungerThanItsOwn() throws IOException {
    for (int index = 0; index < 500; index++) {
      JsonNode told = properties(Table.DEVICE_PROCESS_EVENTS, index);
      String child = told.path("ProcessCreationTime").asText();
      String parent = told.path("InitiatingProcessCreationTime").asText();
      String grandparent = told.path("InitiatingProcessParentCreationTime").asText();
      assertThat(child).isLessThanOrEqualTo(told.path("Timestamp").asText());
      assertThat(parent).isLessThan(child);
      assertThat(grandparent).isLessThan(parent);
    }
  }

  @Test
  void aFileHasTheSameHashWhereverItIsTold() throws IOException {
    Map<String, String> hashes = new HashMap<>();
    for (int index = 0; index < 2_000; index++) {
      JsonNode told = properties(Table.DEVICE_PROCESS_EVENTS, index);
      String path = told.path("InitiatingProcessFolderPath").asText();
      String hash = told.path("InitiatingProcessSHA256").asText();
      assertThat(hashes.getOrDefault(path, hash)).isEqualTo(hash);
      hashes.put(path, hash);
    }
    assertThat(hashes).hasSizeGreaterThan(40);
  }

  @Test
  void aMailIsTheSameInAllTablesOfMails() throws IOException {
    Map<String, String> recipients = new HashMap<>();
    for (int index = 0; index < 3_000; index++) {
      JsonNode told = properties(Table.EMAIL_EVENTS, index);
      recipients.put(
          told.path("NetworkMessageId").asText(), told.path("RecipientEmailAddress").asText());
    }
    int met = 0;
    for (int index = 0; index < 300; index++) {
      JsonNode told = properties(Table.EMAIL_ATTACHMENT_INFO, index);
      String known = recipients.get(told.path("NetworkMessageId").asText());
      if (known != null) {
        met++;
        assertThat(told.path("RecipientEmailAddress").asText()).isEqualTo(known);
      }
    }
    assertThat(met).isGreaterThan(100);
  }

  private static JsonNode properties(Table table, long index) throws IOException {
    return JSON.readTree(RECORDS.record(table, index, NOON)).path("properties");
  }
}
