package io.defenderxdr.mapping.oracle.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.mapping.oracle.Json;
import io.defenderxdr.mapping.oracle.Leaves;
import io.defenderxdr.mapping.oracle.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class EventOracleTest {

  @Test
  void agreesWithThePublicCasesOfDevices() throws IOException {
    agrees("event-device.ndjson");
  }

  @Test
  void agreesWithThePublicCaseOfCloudProcesses() throws IOException {
    agrees("event-cloud.ndjson");
  }

  @Test
  void agreesWithRealRecordsOfDevices() throws IOException {
    agrees("real-event.ndjson");
  }

  private static void agrees(String file) throws IOException {
    Path cases = folder().resolve(file);
    Assumptions.assumeTrue(
        Files.exists(cases) || "true".equals(System.getenv("CI")), "no public cases beside this");
    List<String> reports = new ArrayList<>();
    int count = 0;
    for (String line : Files.readAllLines(cases)) {
      Map<String, Object> one = Trees.map(Json.read(line));
      String table = (String) one.get("table");
      if (table.startsWith("Device") || table.equals("CloudProcessEvents")) {
        count++;
        List<String> tags = ((List<?>) one.get("tags")).stream().map(String::valueOf).toList();
        EventOracle.Result result = EventOracle.expected((String) one.get("input"), tags);
        assertThat(result.unsettled()).isEmpty();
        Leaves.differences(Trees.map(one.get("expected")), result.document())
            .forEach(difference -> reports.add(one.get("id") + " " + difference));
      }
    }
    assertThat(count).isPositive();
    assertThat(reports).isEmpty();
  }

  private static Path folder() {
    String named = System.getenv("DEFENDER_XDR_CASES");
    Path root = Path.of(System.getProperty("defenderxdr.root", ".."));
    return named == null ? root.resolve("../shared/conformance") : Path.of(named);
  }
}
