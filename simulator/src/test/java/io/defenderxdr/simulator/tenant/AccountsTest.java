package io.defenderxdr.simulator.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.simulator.BareClient;
import io.defenderxdr.simulator.Stand;
import io.defenderxdr.simulator.fault.Fault;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private Stand stand;
  private BareClient client;

  @BeforeEach
  void start() throws Exception {
    stand = Stand.small(Map.of(Fault.TOKEN_LIFE, "1h"));
    client = stand.client().signIn();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void computesDocumentIdsAsTheSpecificationsVectorsHaveThem() {
    assertThat(DocumentIds.of(List.of("a", "1", "2024-01-01T00:00:00Z", "p")))
        .isEqualTo("zRF5KbDX68abI0awj6Vl6XWU9E8=");
    assertThat(
            DocumentIds.of(
                List.of(
                    "da637551227677560813_-961444813",
                    "28282",
                    "2021-05-02T14:19:01.3266667Z",
                    "da637551227677560813_-961444813")))
        .isEqualTo("1DiM5iUgDimpIyenmghWV6SfxI4=");
  }

  @Test
  void offersTheIdThatFollowsFromWhatIsServed() {
    JsonNode alert = client.page("$top", "1").get("value").get(0);
    String id =
        DocumentIds.of(
            List.of(
                alert.get("id").asText(),
                alert.get("incidentId").asText(),
                alert.get("lastUpdateDateTime").asText(),
                alert.get("providerAlertId").asText()));

    assertThat(client.admin("GET", "/offered?stream=alert").lines())
        .contains(id + "\t" + BareClient.key(alert));
  }

  @Test
  void offersWhatIsCurrentAndWhatWasServedBefore() {
    Set<String> seen = keys(client.everything(1000));
    stand.clock().move(Duration.ofMinutes(5));

    List<String> current = client.keys("POST", "/freeze");
    List<String> offered = client.keys("GET", "/offered?stream=alert");

    assertThat(keys(client.everything(1000))).containsExactlyInAnyOrderElementsOf(current);
    assertThat(seen).isNotEqualTo(Set.copyOf(current));
    Set<String> expected = new HashSet<>(seen);
    expected.addAll(current);
    assertThat(offered).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void standsStillAfterAFreeze() {
    List<String> frozen = client.keys("POST", "/freeze");

    stand.clock().move(Duration.ofHours(1));
    client.signIn();

    assertThat(keys(client.everything(1000))).containsExactlyInAnyOrderElementsOf(frozen);
  }

  @Test
  void doesNotOfferWhatWasReplacedBeforeAnyoneSawIt() {
    Set<String> before = Set.copyOf(client.keys("GET", "/offered"));
    stand.clock().move(Duration.ofMinutes(5));

    assertThat(client.keys("GET", "/offered"))
        .doesNotContainAnyElementsOf(
            before.stream().filter(key -> !client.keys("POST", "/freeze").contains(key)).toList());
  }

  @Test
  void statesThatDiedWithAClientAndWereReplacedAreSuperseded() throws Exception {
    Set<String> held = keys(client.everything(1000));
    stand.clock().move(Duration.ofMinutes(5));

    BareClient next = stand.another().signIn();
    Set<String> now = keys(next.everything(1000));

    Set<String> expected = new HashSet<>(held);
    expected.removeAll(now);
    assertThat(expected).isNotEmpty();
    assertThat(next.keys("GET", "/superseded?stream=alert"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aClientThatComesBackForMoreHasSettledWhatItHad() throws Exception {
    client.everything(1000);
    client.page("$top", "1");
    stand.clock().move(Duration.ofMinutes(5));

    BareClient next = stand.another().signIn();
    next.everything(1000);

    assertThat(next.keys("GET", "/superseded")).isEmpty();
  }

  @Test
  void aTokenRenewedAfterItsEndBelongsToTheSameClient() {
    client.everything(1000);
    stand.clock().move(Duration.ofHours(1));

    client.signIn().everything(1000);

    assertThat(client.keys("GET", "/superseded")).isEmpty();
  }

  @Test
  void repliesThatWereCutOffWereNotServed() throws Exception {
    client.keys("POST", "/fault/truncated");
    try {
      client.everything(1000);
    } catch (UncheckedIOException e) {
      assertThat(e).hasMessageContaining("fixed content-length");
    }
    client.keys("DELETE", "/fault/truncated");
    int served = client.keys("GET", "/offered").size();
    stand.clock().move(Duration.ofMinutes(5));

    assertThat(served).isEqualTo(200);
    assertThat(client.keys("GET", "/offered")).hasSameSizeAs(client.keys("POST", "/freeze"));
  }

  @Test
  void tellsTheTruthAboutEveryState() {
    client.everything(1000);
    client.page("$top", "1");
    List<JsonNode> truth = new ArrayList<>();
    client.admin("GET", "/truth?stream=alert").lines().map(BareClient::tree).forEach(truth::add);

    assertThat(truth).hasSizeGreaterThan(300);
    assertThat(truth.stream().filter(state -> state.get("current").asBoolean())).hasSize(200);
    assertThat(truth.stream().filter(state -> state.get("settled").asBoolean())).hasSize(200);
    assertThat(truth.stream().map(state -> state.get("change").asText()))
        .contains("created", "assigned", "commented", "remediated", "resolved");
  }

  private static Set<String> keys(List<JsonNode> alerts) {
    Set<String> keys = new HashSet<>();
    alerts.forEach(alert -> keys.add(BareClient.key(alert)));
    return keys;
  }
}
