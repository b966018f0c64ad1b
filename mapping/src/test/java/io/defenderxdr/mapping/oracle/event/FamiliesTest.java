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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FamiliesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event-alert",
        "event-behavior",
        "event-email",
        "event-message",
        "event-identity",
        "event-cloud",
        "real-event"
      })
  void agreesWithThePublicCases(String name) throws IOException {
    Path cases = folder().resolve(name + ".ndjson");
    Assumptions.assumeTrue(
        Files.exists(cases) || "true".equals(System.getenv("CI")), "no public cases beside this");
    int compared = 0;
    List<String> reports = new ArrayList<>();
    for (String line : Files.readAllLines(cases)) {
      Map<String, Object> one = Trees.map(Json.read(line));
      String table = (String) one.get("table");
      if (!table.startsWith("Device") && !table.equals("CloudProcessEvents")) {
        compare(name, one).forEach(difference -> reports.add(one.get("id") + " " + difference));
        compared++;
      }
    }
    assertThat(reports).isEmpty();
    assertThat(compared).isPositive();
  }

  private static List<Leaves.Difference> compare(String file, Map<String, Object> one) {
    List<String> tags = ((List<?>) one.get("tags")).stream().map(String::valueOf).toList();
    Map<String, Object> actual = EventOracle.expected((String) one.get("input"), tags).document();
    return Leaves.differences(Trees.map(one.get("expected")), actual).stream()
        // What a parser of another release says of a real user agent is not fixed.
        .filter(it -> !file.equals("real-event") || !it.path().startsWith("user_agent."))
        .toList();
  }

  private static Path folder() {
    String named = System.getenv("DEFENDER_XDR_CASES");
    Path root = Path.of(System.getProperty("defenderxdr.root", ".."));
    return named == null ? root.resolve("../shared/conformance") : Path.of(named);
  }
}
