package io.defenderxdr.simulator.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.simulator.MovableClock;
import io.defenderxdr.simulator.Scenario;
import io.defenderxdr.simulator.Stand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LivingTenantTest {
  @Test
  void isTheSameForTheSameSeedAndClock() throws Exception {
    assertThat(bytes(Duration.ofMinutes(2), 1)).isEqualTo(bytes(Duration.ofMinutes(2), 12));
  }

  private static String bytes(Duration passing, int looks) throws Exception {
    MovableClock clock = new MovableClock();
    try (Stand stand = Stand.of(Scenario.SMALL, Map.of(), clock, null)) {
      stand.client().signIn();
      for (int look = 0; look < looks; look++) {
        clock.move(passing.dividedBy(looks));
        stand.client().page("$top", "5");
      }
      String body =
          stand.client().page("$top", "1000", "$orderby", "lastUpdateDateTime asc").toString();
      return body.replaceAll("127\\.0\\.0\\.1:\\d+", "here");
    }
  }

  @Test
  void changesAboutOnceASecond() throws Exception {
    try (Stand stand = Stand.small(Map.of())) {
      List<JsonNode> before = stand.client().signIn().everything(1000);
      String last = before.getLast().get("lastUpdateDateTime").asText();

      stand.clock().move(Duration.ofSeconds(100));

      JsonNode page =
          stand.client().page("$top", "1000", "$filter", "lastUpdateDateTime gt " + last);
      assertThat(page.get("value")).hasSizeBetween(50, 100);
      assertThat(stand.client().everything(1000)).hasSizeBetween(205, 230);
    }
  }

  @Test
  void groupsAlertsIntoIncidents() throws Exception {
    try (Stand stand = Stand.small(Map.of())) {
      Map<String, Long> incidents =
          stand.client().signIn().everything(1000).stream()
              .collect(
                  Collectors.groupingBy(
                      alert -> alert.get("incidentId").asText(), Collectors.counting()));

      assertThat(incidents).hasSizeGreaterThan(50).containsValue(7L);
    }
  }

  @Test
  void lettersOfAnAlertsLifeFitTogether() throws Exception {
    try (Stand stand = Stand.small(Map.of())) {
      stand.clock().move(Duration.ofMinutes(10));
      for (JsonNode alert : stand.client().signIn().everything(1000)) {
        boolean resolved = alert.get("status").asText().equals("resolved");
        assertThat(alert.get("resolvedDateTime").isNull()).isEqualTo(!resolved);
        assertThat(alert.get("classification").isNull()).isEqualTo(!resolved);
        assertThat(alert.get("determination").isNull()).isEqualTo(!resolved);
        assertThat(alert.get("createdDateTime").asText())
            .isLessThanOrEqualTo(alert.get("lastUpdateDateTime").asText());
        for (JsonNode comment : alert.get("comments")) {
          assertThat(comment.get("createdDateTime").asText())
              .isLessThanOrEqualTo(alert.get("lastUpdateDateTime").asText());
        }
      }
    }
  }

  @Test
  void standsStillAtNoRateAndGoesOnAfterTheClockIsSet() throws Exception {
    try (Stand stand = Stand.small(Map.of())) {
      List<String> before = stand.client().keys("GET", "/offered");

      assertThat(stand.client().admin("POST", "/clock?advance=PT1H"))
          .startsWith("2026-03-10T11:00");

      assertThat(stand.client().keys("GET", "/offered")).isEqualTo(before);
      stand.clock().move(Duration.ofSeconds(30));
      assertThat(stand.client().keys("GET", "/offered"))
          .isNotEqualTo(before)
          .anyMatch(key -> key.contains("|2026-03-10T11:00:"));
    }
  }
}
