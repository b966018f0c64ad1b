package io.defenderxdr.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.simulator.BareClient;
import io.defenderxdr.simulator.Stand;
import io.defenderxdr.simulator.fault.Fault;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
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
  void throttlesEveryThirdRequestWithSecondsAndDatesInTurn() {
    on("throttled?value=4");

    List<String> waits = new ArrayList<>();
    for (int request = 0; request < 6; request++) {
      HttpResponse<String> reply = client.get(client.url("$top", "1"));
      if (reply.statusCode() == 429) {
        waits.add(reply.headers().firstValue("Retry-After").orElse(""));
      }
    }

    assertThat(waits).containsExactly("4", "Tue, 10 Mar 2026 10:00:04 GMT");
  }

  @Test
  void answersBurstsOfServerErrors() {
    on("server_errors?value=2");

    assertThat(statuses(12)).containsSubsequence(500, 200, 503).doesNotContain(429);
    assertThat(statuses(12).stream().filter(status -> status == 200).count()).isBetween(4L, 8L);
  }

  @Test
  void resetsConnectionsBeforeAndWithinAReply() {
    on("reset");
    int broken = 0;
    for (int request = 0; request < 12; request++) {
      try {
        client.get(client.url("$top", "1000"));
      } catch (UncheckedIOException e) {
        broken++;
      }
    }

    assertThat(broken).isBetween(2, 6);
  }

  @Test
  void cutsRepliesShort() {
    on("truncated");

    assertThatThrownBy(() -> client.get(client.url("$top", "1000")))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(client.get(client.url()).statusCode()).isEqualTo(200);
    assertThat(client.get(client.url()).statusCode()).isEqualTo(200);
  }

  @Test
  void sendsRepliesInDrops() {
    on("slow?value=200ms");
    long begin = System.nanoTime();

    assertThat(client.page("$top", "1000").get("value")).hasSize(200);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void refusesAGoodTokenNowAndThen() {
    on("expired_token");

    assertThat(client.get(client.url()).statusCode()).isEqualTo(401);
    assertThat(client.get(client.url()).statusCode()).isEqualTo(401);
    assertThat(client.signIn().get(client.url()).statusCode()).isEqualTo(200);
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
    assertThat(client.get(client.url("$top", "1", "$skip", "" + place)).statusCode()).isEqualTo(500);
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
        Stand.of(
            io.defenderxdr.simulator.Scenario.BUSY,
            Map.of(Fault.SAME_INSTANT, "700"),
            stand.clock(),
            null)) {
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
  void lacksThePermissionOrIsDownUntilSwitchedOff() {
    on("forbidden");
    HttpResponse<String> reply = client.get(client.url());
    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(reply.body()).contains("Missing application roles").contains("\"Forbidden\"");
    client.admin("DELETE", "/fault/forbidden");

    on("down");
    assertThat(statuses(5)).containsOnly(503);
    client.admin("DELETE", "/fault/down");

    assertThat(statuses(5)).containsOnly(200);
  }

  @Test
  void aClientThatTriesAgainComesThroughAllFaultsAtOnce() {
    for (String fault :
        List.of(
            "throttled", "server_errors", "reset", "truncated", "slow?value=50ms", "expired_token",
            "changing", "late")) {
      on(fault);
    }
    Map<String, JsonNode> newest = new HashMap<>();
    String next = client.url("$top", "20", "$orderby", "lastUpdateDateTime asc");
    int tries = 0;
    while (next != null) {
      assertThat(tries++).isLessThan(100);
      JsonNode page = tried(next);
      if (page != null) {
        page.get("value").forEach(alert -> newest.put(alert.get("id").asText(), alert));
        next = page.has("@odata.nextLink") ? page.get("@odata.nextLink").asText() : null;
      }
    }

    assertThat(newest).hasSize(200);
  }

  @Test
  void saysWhatIsWrongWithAFault() {
    assertThat(on("flood")).contains("There is no fault 'flood'").contains("throttled");
    assertThat(on("late?value=soon")).contains("'soon' is no value for the fault 'late'");
    assertThat(on("nextlink?value=none")).contains("token, skip or refused");
  }

  private JsonNode tried(String url) {
    try {
      HttpResponse<String> reply = client.get(url);
      if (reply.statusCode() == 401) {
        client.signIn();
      }
      return reply.statusCode() == 200 ? BareClient.tree(reply.body()) : null;
    } catch (UncheckedIOException e) {
      return null;
    }
  }

  private String on(String fault) {
    return client.admin("POST", "/fault/" + fault);
  }

  private List<Integer> statuses(int requests) {
    List<Integer> statuses = new ArrayList<>();
    for (int request = 0; request < requests; request++) {
      statuses.add(client.get(client.url("$top", "1")).statusCode());
    }
    return statuses;
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
    return keys.stream().map(FaultsTest::time).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static String time(String key) {
    return key.substring(key.indexOf('|') + 1);
  }
}
