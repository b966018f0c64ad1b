package io.defenderxdr.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.simulator.BareClient;
import io.defenderxdr.simulator.Scenario;
import io.defenderxdr.simulator.Stand;
import io.defenderxdr.simulator.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataFaultsTest {
  private Stand stand;
  private BareClient client;

  @BeforeEach
  void start() throws Exception {
    stand = Stand.small(Map.of());
    client = stand.client().signIn();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void onePoisonedAlertSpoilsEveryPageThatHoldsIt() {
    String id = on("poisoned").strip().replace("poisoned=", "");

    assertThat(client.get(client.url("$top", "1000")).statusCode()).isEqualTo(500);
    JsonNode light =
        client.page("$top", "1000", "$select", "id,incidentId,lastUpdateDateTime,providerAlertId");
    List<String> ids = new ArrayList<>();
    light.get("value").forEach(alert -> ids.add(alert.get("id").asText()));
    assertThat(ids).hasSize(200).contains(id);
    int place = ids.indexOf(id);
    assertThat(client.get(client.url("$top", "1", "$skip", "" + place)).statusCode())
        .isEqualTo(500);
    assertThat(client.page("$top", "1", "$skip", "" + (place - 1)).get("value")).hasSize(1);

    client.admin("DELETE", "/fault/poisoned");

    assertThat(client.page("$top", "1000").get("value")).hasSize(200);
  }

  @Test
  void poisonsTheAlertThatIsNamed() {
    String id = client.page("$top", "1").get("value").get(0).get("id").asText();

    assertThat(on("poisoned?value=" + id)).contains("poisoned=" + id);

    assertThat(client.get(client.url("$top", "1")).statusCode()).isEqualTo(500);
    assertThat(on("poisoned?value=nobody")).contains("There is no alert 'nobody'");
  }

  @Test
  void manyAlertsShareOneInstantWhenSwitchedOnInMidRun() {
    on("same_instant?value=60");

    assertThat(largestCrowd(client.everything(1000))).isEqualTo(60);
  }

  @Test
  void manyAlertsShareOneInstantAcrossThePageEndFromTheStart() throws Exception {
    try (Stand busy =
        Stand.of(Scenario.BUSY, Map.of(Fault.SAME_INSTANT, "700"), stand.clock(), null)) {
      JsonNode page =
          busy.client().signIn().page("$top", "1000", "$orderby", "lastUpdateDateTime asc");
      List<JsonNode> alerts = new ArrayList<>();
      page.get("value").forEach(alerts::add);
      JsonNode next =
          BareClient.tree(busy.client().get(page.get("@odata.nextLink").asText()).body());

      String last = alerts.getLast().get("lastUpdateDateTime").asText();
      assertThat(next.get("value").get(0).get("lastUpdateDateTime").asText()).isEqualTo(last);
      assertThat(largestCrowd(alerts)).isEqualTo(350);
    }
  }

  @Test
  void someChangesBecomeVisibleLate() {
    on("late?value=8m");
    stand.clock().move(Duration.ofMinutes(1));
    Set<String> seen = keys(client.everything(1000));
    String latest = latest(seen);

    stand.clock().move(Duration.ofMinutes(8));

    List<String> late =
        client.everything(1000).stream()
            .map(BareClient::key)
            .filter(key -> !seen.contains(key) && time(key).compareTo(latest) < 0)
            .toList();
    assertThat(late).isNotEmpty();
  }

  @Test
  void aFreezeShowsWhatWasStillLate() {
    on("late?value=8m");
    stand.clock().move(Duration.ofMinutes(1));
    Set<String> seen = keys(client.everything(1000));

    List<String> current = client.keys("POST", "/freeze");

    assertThat(current).anyMatch(key -> !seen.contains(key));
    assertThat(keys(client.everything(1000))).containsExactlyInAnyOrderElementsOf(current);
  }

  @Test
  void ignoresTheOrderAndListsNewestFirst() {
    on("order?value=ignored");

    JsonNode page = client.page("$top", "1000", "$orderby", "lastUpdateDateTime asc");
    List<String> times = new ArrayList<>();
    page.get("value").forEach(alert -> times.add(alert.get("lastUpdateDateTime").asText()));

    assertThat(times).hasSize(200).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void alertsChangeWhilePagesAreRead() {
    on("changing?value=3");

    List<JsonNode> alerts = client.everything(50);

    assertThat(alerts).hasSizeGreaterThan(200);
    assertThat(alerts.stream().map(alert -> alert.get("id").asText()).collect(Collectors.toSet()))
        .hasSize(200);
  }

  @Test
  void makesAlertsHeavier() {
    int light = client.get(client.url("$top", "1000")).body().length();
    on("heavy?value=5");

    assertThat(client.get(client.url("$top", "1000")).body().length())
        .isBetween(light * 9 / 2, light * 11 / 2);
  }

  @Test
  void saysWhatIsWrongWithAFault() {
    assertThat(on("flood")).contains("There is no fault 'flood'").contains("throttled");
    assertThat(on("late?value=soon")).contains("'soon' is no value for the fault 'late'");
    assertThat(on("nextlink?value=none")).contains("token, skip or refused");
  }

  private String on(String fault) {
    return client.admin("POST", "/fault/" + fault);
  }

  private static long largestCrowd(List<JsonNode> alerts) {
    return alerts.stream()
        .collect(
            Collectors.groupingBy(
                alert -> alert.get("lastUpdateDateTime").asText(), Collectors.counting()))
        .values()
        .stream()
        .max(Comparator.naturalOrder())
        .orElse(0L);
  }

  private static Set<String> keys(List<JsonNode> alerts) {
    Set<String> keys = new HashSet<>();
    alerts.forEach(alert -> keys.add(BareClient.key(alert)));
    return keys;
  }

  private static String latest(Set<String> keys) {
    return keys.stream().map(DataFaultsTest::time).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static String time(String key) {
    return key.substring(key.indexOf('|') + 1);
  }
}
