package io.defenderxdr.simulator.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.simulator.BareClient;
import io.defenderxdr.simulator.Stand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds what the simulator sends against the official lists of types, where those are at hand. */
class EvidenceTest {
  private static final Path SPEC =
      Path.of(System.getProperty("defenderxdr.root", "..")).resolve("../shared/spec");
  private static final String PREFIX = "#microsoft.graph.security.";
  private static final Map<String, Map<String, String>> TYPES = new TreeMap<>();
  private static final Map<String, Set<String>> ENUMS = new HashMap<>();
  private static final List<JsonNode> ALERTS = new ArrayList<>();

  @BeforeAll
  static void read() throws Exception {
    boolean there = Files.exists(SPEC.resolve("graph-security-types.csv"));
    boolean mustBeThere = "true".equals(System.getenv("CI"));
    assumeTrue(there || mustBeThere, "The official lists of types are not at hand.");
    for (String[] row : rows("graph-security-types.csv")) {
      TYPES.computeIfAbsent(row[0], any -> new TreeMap<>()).put(row[2], row[3]);
    }
    // The list names what a type adds; the id comes with the type below it.
    TYPES.get("alert").put("id", "Edm.String");
    for (String[] row : rows("graph-security-enums.csv")) {
      ENUMS.computeIfAbsent(row[0], any -> new TreeSet<>()).add(row[1]);
    }
    try (Stand stand = Stand.small(Map.of())) {
      BareClient client = stand.client().signIn();
      client
          .get(
              client.url("$top", "1000"),
              request -> request.header("Prefer", "include-unknown-enum-members"))
          .body()
          .lines()
          .map(BareClient::tree)
          .forEach(page -> page.get("value").forEach(ALERTS::add));
    }
  }

  private static List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(SPEC.resolve(file)).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  @Test
  void everyTypeOfEvidenceArises() {
    Set<String> official = new TreeSet<>(TYPES.keySet());
    official.removeIf(type -> !type.endsWith("Evidence") || type.equals("alertEvidence"));
    Set<String> seen = new TreeSet<>();
    ALERTS.forEach(alert -> alert.get("evidence").forEach(item -> seen.add(type(item))));

    assertThat(official).hasSizeGreaterThan(45);
    assertThat(seen).containsExactlyElementsOf(official);
  }

  @Test
  void alertsHaveTheOfficialPropertiesAndNoOthers() {
    for (JsonNode alert : ALERTS) {
      assertThat(alert.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrderElementsOf(TYPES.get("alert").keySet());
    }
  }

  @Test
  void everyObjectHasTheOfficialPropertiesAndMembers() {
    ALERTS.forEach(alert -> check(alert, "alert"));
  }

  @Test
  void everyPropertyHasAValueSomewhere() {
    Set<String> filled = new TreeSet<>();
    ALERTS.forEach(
        alert -> alert.get("evidence").forEach(item -> filled(item, type(item), filled)));
    Set<String> empty = new TreeSet<>();
    TYPES.forEach(
        (type, properties) -> {
          if (type.endsWith("Evidence")) {
            properties.keySet().forEach(name -> empty.add(type + "." + name));
          }
        });
    empty.removeIf(name -> name.startsWith("alertEvidence."));
    empty.removeAll(filled);

    // Those that Graph itself hardly ever fills.
    assertThat(empty)
        .isSubsetOf(
            Set.of(
                "containerEvidence.pod",
                "containerImageEvidence.digestImage",
                "ioTDeviceEvidence.ioTSecurityAgentId",
                "kubernetesPodEvidence.ephemeralContainers",
                "kubernetesPodEvidence.initContainers",
                "teamsMessageEvidence.channelId",
                "teamsMessageEvidence.groupId",
                "teamsMessageEvidence.parentMessageId",
                "teamsMessageEvidence.subject",
                "teamsMessageEvidence.suspiciousRecipients"));
  }

  private static void filled(JsonNode item, String type, Set<String> filled) {
    item.fieldNames()
        .forEachRemaining(
            name -> {
              JsonNode value = item.get(name);
              if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
                filled.add(type + "." + name);
              }
            });
  }

  private static void check(JsonNode node, String type) {
    Map<String, String> properties = new TreeMap<>(TYPES.get(type));
    if (type.endsWith("Evidence") && node.has("@odata.type")) {
      assertThat(type(node)).isEqualTo(type);
      properties.putAll(TYPES.get("alertEvidence"));
      properties.put("@odata.type", "Edm.String");
    }
    assertThat(properties.keySet()).as(type).containsAll(names(node));
    if (node.has("@odata.type")) {
      assertThat(names(node)).as(type).containsAll(properties.keySet());
    }
    node.fieldNames()
        .forEachRemaining(name -> value(node.get(name), properties.get(name), type + "." + name));
  }

  private static void value(JsonNode value, String official, String where) {
    if (value.isNull()) {
      return;
    }
    if (official.startsWith("Collection(")) {
      assertThat(value.isArray()).as(where).isTrue();
      String element = official.substring("Collection(".length(), official.length() - 1);
      value.forEach(each -> value(each, element, where));
    } else if (ENUMS.containsKey(official)) {
      assertThat(ENUMS.get(official)).as(where).contains(value.asText());
    } else if (official.equals("alertEvidence")) {
      check(value, type(value));
    } else if (TYPES.containsKey(official)) {
      check(value, official);
    } else if (official.startsWith("Edm.Int")) {
      assertThat(value.isIntegralNumber()).as(where).isTrue();
    } else if (official.equals("Edm.String") || official.equals("Edm.DateTimeOffset")) {
      assertThat(value.isTextual()).as(where).isTrue();
    }
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String type(JsonNode item) {
    return item.get("@odata.type").asText().substring(PREFIX.length());
  }
}
