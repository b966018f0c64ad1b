package io.defenderxdr.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.simulator.BareClient;
import io.defenderxdr.simulator.Scenario;
import io.defenderxdr.simulator.Stand;
import io.defenderxdr.simulator.fault.Fault;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryOptionsTest {
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
  void listsNewestCreatedFirstUnlessAnOrderIsGiven() {
    List<String> created = texts(client.page("$top", "1000"), "createdDateTime");

    assertThat(created).hasSize(200).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void obeysAnOrder() {
    List<String> up =
        texts(
            client.page("$top", "1000", "$orderby", "lastUpdateDateTime asc"),
            "lastUpdateDateTime");
    List<String> down =
        texts(
            client.page("$top", "1000", "$orderby", "lastUpdateDateTime desc"),
            "lastUpdateDateTime");

    assertThat(up).hasSize(200).isSorted().allMatch(time -> time.matches(".{19}\\.\\d{7}Z"));
    assertThat(down).isEqualTo(up.reversed());
  }

  @Test
  void lastUpdateOrderDiffersFromCreationOrder() {
    JsonNode page = client.page("$top", "1000", "$orderby", "lastUpdateDateTime asc");

    assertThat(texts(page, "createdDateTime"))
        .isNotEqualTo(texts(page, "createdDateTime").stream().sorted().toList());
  }

  @Test
  void comparesLastUpdatesToTheSeventhDigit() {
    List<String> all =
        texts(
            client.page("$top", "1000", "$orderby", "lastUpdateDateTime asc"),
            "lastUpdateDateTime");
    String from = all.get(50);
    String to = all.get(60);

    assertThat(filtered("lastUpdateDateTime ge " + from)).isEqualTo(all.subList(50, 200));
    assertThat(filtered("lastUpdateDateTime gt " + from)).isEqualTo(all.subList(51, 200));
    assertThat(filtered("lastUpdateDateTime ge " + from + " and lastUpdateDateTime lt " + to))
        .isEqualTo(all.subList(50, 60));
    assertThat(filtered("lastUpdateDateTime gt " + from + " and lastUpdateDateTime le " + to))
        .isEqualTo(all.subList(51, 61));
  }

  @Test
  void comparesTexts() {
    JsonNode all = client.page("$top", "1000");
    long high = texts(all, "severity").stream().filter("high"::equals).count();

    JsonNode some = client.page("$top", "1000", "$filter", "severity eq 'high'", "$count", "true");

    assertThat(texts(some, "severity")).hasSize((int) high).containsOnly("high");
    assertThat(some.get("@odata.count").asLong()).isEqualTo(high);
    assertThat(texts(client.page("$filter", "status eq 'new' and severity eq 'low'"), "status"))
        .isNotEmpty()
        .containsOnly("new");
  }

  @Test
  void countsOnlyWhenAsked() {
    assertThat(client.page("$top", "1").has("@odata.count")).isFalse();
    assertThat(client.page("$top", "1", "$count", "true").get("@odata.count").asInt())
        .isEqualTo(200);
  }

  @Test
  void selectsProperties() {
    JsonNode alert =
        client.page("$top", "1", "$select", "id,lastUpdateDateTime").get("value").get(0);

    assertThat(alert.fieldNames()).toIterable().containsExactly("id", "lastUpdateDateTime");
  }

  @ParameterizedTest
  @CsvSource({
    "$skip,501",
    "$top,0",
    "$top,many",
    "$expand,evidence",
    "$orderby,title",
    "$filter,lastUpdateDateTime ge yesterday",
    "$filter,lastUpdateDateTime ge '2026-01-01T00:00:00Z'",
    "$filter,colour eq 'red'",
    "$filter,severity ge 'low'",
    "$select,colour",
    "$skiptoken,nonsense",
    "$count,perhaps",
    "colour,red"
  })
  void refusesWhatGraphDoesNotTake(String option, String value) {
    HttpResponse<String> reply = client.get(client.url(option, value));

    JsonNode error = BareClient.tree(reply.body()).get("error");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(error.get("code").asText()).isEqualTo("BadRequest");
    assertThat(error.get("message").asText()).isNotBlank();
    assertThat(error.get("innerError").get("request-id").asText()).hasSize(36);
  }

  @Test
  void followsItsOwnLinksThroughEverythingOnce() {
    Set<String> ids = new HashSet<>();
    List<JsonNode> alerts = client.everything(30);

    alerts.forEach(alert -> ids.add(alert.get("id").asText()));
    assertThat(alerts).hasSize(200);
    assertThat(ids).hasSize(200);
  }

  @Test
  void linksByCountWhenSwitchedSo() {
    client.admin("POST", "/fault/nextlink?value=skip");

    assertThat(client.page("$top", "30").get("@odata.nextLink").asText()).contains("$skip=30");
    assertThat(client.everything(30)).hasSize(200);
  }

  @Test
  void refusesItsOwnLinksWhenSwitchedSo() {
    client.admin("POST", "/fault/nextlink?value=refused");

    String link = client.page("$top", "30").get("@odata.nextLink").asText();

    assertThat(client.get(link).statusCode()).isEqualTo(400);
  }

  @Test
  void givesNoLinkWhenNothingMoreMatches() {
    assertThat(client.page("$top", "200").has("@odata.nextLink")).isFalse();
    assertThat(client.page("$top", "199").has("@odata.nextLink")).isTrue();
  }

  @Test
  void hidesNewerMembersFromClientsThatDoNotKnowThem() {
    JsonNode plain = client.page("$top", "1000");
    HttpResponse<String> reply =
        client.get(
            client.url("$top", "1000"),
            request -> request.header("Prefer", "include-unknown-enum-members"));

    assertThat(texts(plain, "serviceSource"))
        .contains("unknownFutureValue")
        .doesNotContain("microsoftSentinel");
    assertThat(texts(BareClient.tree(reply.body()), "serviceSource"))
        .contains("microsoftSentinel")
        .doesNotContain("unknownFutureValue");
  }

  @Test
  void compressesWhenAsked() throws Exception {
    byte[] zipped =
        client.bytes(
            client.request(
                client.url("$top", "100"), request -> request.header("Accept-Encoding", "gzip")));

    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
    assertThat(BareClient.JSON.readTree(plain)).isEqualTo(client.page("$top", "100"));
    assertThat(zipped.length).isLessThan(plain.length / 3);
  }

  @Test
  void namesEachRequest() {
    HttpResponse<String> reply =
        client.get(client.url(), request -> request.header("client-request-id", "mine"));

    assertThat(reply.headers().firstValue("client-request-id")).contains("mine");
    assertThat(reply.headers().firstValue("request-id").orElse("")).hasSize(36);
    assertThat(reply.headers().firstValue("Date")).contains("Tue, 10 Mar 2026 10:00:00 GMT");
  }

  @Test
  void clampsTopToAThousand() throws Exception {
    try (Stand busy = Stand.of(Scenario.BUSY, Map.of(Fault.HEAVY, "1"), stand.clock(), null)) {
      JsonNode page = busy.client().signIn().page("$top", "2000", "$count", "true");

      assertThat(page.get("value")).hasSize(1000);
      assertThat(page.get("@odata.count").asInt()).isGreaterThanOrEqualTo(20_000);
      assertThat(page.toString().length()).isBetween(5_400_000, 6_100_000);
    }
  }

  private List<String> filtered(String filter) {
    JsonNode page =
        client.page("$top", "1000", "$orderby", "lastUpdateDateTime asc", "$filter", filter);
    return texts(page, "lastUpdateDateTime");
  }

  private static List<String> texts(JsonNode page, String property) {
    List<String> texts = new ArrayList<>();
    page.get("value").forEach(alert -> texts.add(alert.get(property).asText()));
    return texts;
  }
}
