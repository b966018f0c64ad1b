package io.defenderxdr.mapping.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class AlertOracleTest {

  @Test
  void agreesWithThePublicCases() throws IOException {
    Path cases = folder().resolve("alert.ndjson");
    Assumptions.assumeTrue(
        Files.exists(cases) || "true".equals(System.getenv("CI")), "no public cases beside this");
    List<String> lines = Files.readAllLines(cases);
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      Map<String, Object> one = Trees.map(Json.read(line));
      List<String> tags = ((List<?>) one.get("tags")).stream().map(String::valueOf).toList();
      AlertOracle.Mapped mapped =
          new AlertOracle(tags).map((String) one.get("input")).orElseThrow();
      assertThat(Leaves.differences(Trees.map(one.get("expected")), mapped.document()))
          .as("%s", one.get("id"))
          .isEmpty();
      assertThat(mapped.id()).isEqualTo(one.get("id_expected"));
    }
  }

  private static Path folder() {
    String named = System.getenv("DEFENDER_XDR_CASES");
    Path root = Path.of(System.getProperty("defenderxdr.root", ".."));
    return named == null ? root.resolve("../shared/conformance") : Path.of(named);
  }

  @Test
  void makesTheIdsOfTheSpecification() {
    assertThat(
            id(
                "{'id':'a','incidentId':'1','lastUpdateDateTime':'2024-01-01T00:00:00Z',"
                    + "'providerAlertId':'p'}"))
        .isEqualTo("zRF5KbDX68abI0awj6Vl6XWU9E8=");
    assertThat(
            id(
                "{'id':'da637551227677560813_-961444813','incidentId':'28282',"
                    + "'providerAlertId':'da637551227677560813_-961444813',"
                    + "'lastUpdateDateTime':'2021-05-02T14:19:01.3266667Z'}"))
        .isEqualTo("1DiM5iUgDimpIyenmghWV6SfxI4=");
    assertThat(
            ProcessIds.digest(
                List.of("4780|2021-08-12T07:39:09.090Z|73e7e2de709dff64ef64b1d0c30e67fab63279db")))
        .isEqualTo("yblucUUTrxTOMynDHh+jekyfV+Q=");
  }

  private static String id(String json) {
    return new AlertOracle(List.of()).map(json.replace('\'', '"')).orElseThrow().id();
  }
}
