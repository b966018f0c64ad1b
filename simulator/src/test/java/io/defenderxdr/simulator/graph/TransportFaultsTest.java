package io.defenderxdr.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.simulator.BareClient;
import io.defenderxdr.simulator.Stand;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransportFaultsTest {
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
            "throttled",
            "server_errors",
            "reset",
            "truncated",
            "slow?value=50ms",
            "expired_token",
            "changing",
            "late")) {
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

  private List<Integer> statuses(int requests) {
    List<Integer> statuses = new ArrayList<>();
    for (int request = 0; request < requests; request++) {
      statuses.add(client.get(client.url("$top", "1")).statusCode());
    }
    return statuses;
  }

  private String on(String fault) {
    return client.admin("POST", "/fault/" + fault);
  }
}
