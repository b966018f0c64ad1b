package io.defenderxdr.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.console.ConsoleOptions.Credential;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.status.Drift;
import io.defenderxdr.status.NewestAlerts;
import io.defenderxdr.status.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleServerTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private ConsoleFixture console;

  @BeforeEach
  void start() throws Exception {
    console = ConsoleFixture.local();
  }

  @AfterEach
  void stop() {
    console.close();
    client.close();
  }

  @Test
  void listensOnAFreePortOfThisMachine() {
    assertThat(console.url).matches("http://127\\.0\\.0\\.1:[1-9]\\d+");
  }

  @Test
  void showsStreamsAndAlerts() throws Exception {
    console.fill();
    assertThat(get("/").body())
        .contains("contoso/alert", "healthy", "degraded", "Graph answered 429", "1,200")
        .contains("2026-03-01 09:58:30<", "1 min ago", "next try in 1 min")
        .contains("Ransomware activity on FIN-SRV-02", "Microsoft Defender for Endpoint")
        .contains("href=\"https://security.microsoft.com/alerts/da-1?tid=t-1\"")
        .contains("1 of 2 streams degraded");
  }

  @Test
  void listsWhatTheMappingDoesNotKnow() throws Exception {
    console.fill();
    assertThat(get("/").body()).doesNotContain("Not mapped");
    List<Drift.Entry> entries = new ArrayList<>();
    entries.add(new Drift.Entry(Drift.Kind.UNKNOWN_TABLE, "<b>Dreams", "", 1_000));
    entries.add(new Drift.Entry(Drift.Kind.UNFIT_VALUE, "DeviceEvents", "ReportId", 999));
    entries.add(new Drift.Entry(Drift.Kind.NEW_ACTION, "DeviceEvents", "Dreamt", 998));
    for (int i = 0; i < 25; i++) {
      entries.add(new Drift.Entry(Drift.Kind.UNKNOWN_COLUMN, "DeviceEvents", "New" + i, i + 1));
    }
    console.board.watches(ConsoleFixture.ALERT, () -> new Drift(entries));
    assertThat(get("/").body())
        .contains("Not mapped", "table &lt;b&gt;Dreams", "1,000 records")
        .contains("column ReportId of DeviceEvents", "999 values that the field did not take")
        .contains("ActionType Dreamt of DeviceEvents", "998 records")
        .contains("column New24 of DeviceEvents", "25 values", "And 8 more.")
        .doesNotContain("column New0 of");
    assertThat(get("/api/streams").body()).contains("\"unknownTableRecords\":1000");
  }

  @Test
  void showsPartitionsAndTheLedger() throws Exception {
    console.fillPartitions();
    assertThat(get("/").body())
        .contains("3 partitions, 1,234 messages behind")
        .contains("Partitions of contoso/event", "caught up", "behind", "incomplete", "elsewhere")
        .contains("50 expired unread", "4,711", "3 min")
        .contains("Ledger", "adds up");
    JsonNode ledger = json(get("/api/ledger")).path("streams").path(0);
    assertThat(ledger.path("fetched").asLong()).isEqualTo(80);
    assertThat(ledger.path("expired").asLong()).isEqualTo(50);
    assertThat(ledger.path("partitions")).hasSize(4);
    JsonNode partitions = json(get("/api/streams")).path("streams").path(0).path("partitions");
    assertThat(partitions.path(1).path("lag").asLong()).isEqualTo(1_234);
    assertThat(partitions.path(3).path("owned").asBoolean()).isFalse();
  }

  @Test
  void showsThatTheLedgerDoesNotAddUp() throws Exception {
    console.fill();
    console.board.settled(
        new SourceBatch(ConsoleFixture.ALERT, records(5_000), TimePosition.START),
        new Settlement(5_000, 0, 0, 0));
    assertThat(get("/").body())
        .contains("does not add up", "5000 records were settled, and only 1234 arrived.");
    assertThat(json(get("/api/ledger")).path("streams").path(0).path("balanced").asBoolean())
        .isFalse();
  }

  private static List<SourceRecord> records(int count) {
    return Collections.nCopies(
        count, new SourceRecord(ByteSlice.of("{}"), new Origin("here", null)));
  }

  @Test
  void escapesWhatComesFromOutside() throws Exception {
    console.fill();
    console.board.gap(ConsoleFixture.ALERT, "<script>alert(2)</script>");
    assertThat(get("/").body())
        .doesNotContain("<img src=x", "<script>alert", "javascript:")
        .contains("&lt;img src=x onerror", "&lt;script&gt;alert(2)");
  }

  @Test
  void teachesWhereThereIsNothingYet() throws Exception {
    assertThat(get("/").body()).contains("No stream runs yet.", "No alerts in the store yet.");
  }

  @Test
  void saysThatTheStoreDoesNotAnswer() throws Exception {
    console.alerts = new NewestAlerts.Unavailable("The store at localhost:9200 does not answer.");
    assertThat(get("/").body()).contains("The store at localhost:9200 does not answer.");
  }

  @Test
  void refreshesWithAPartOfThePage() throws Exception {
    console.fill();
    assertThat(get("/board").body()).doesNotContain("<html").contains("contoso/alert");
  }

  @Test
  void isLiveBeforeItIsReady() throws Exception {
    console.board.starting(ConsoleFixture.ALERT);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    console.board.caughtUp(ConsoleFixture.ALERT);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void namesTheStreamThatIsNotReady() throws Exception {
    console.board.caughtUp(ConsoleFixture.ALERT);
    console.board.caughtUp(ConsoleFixture.INCIDENT);
    console.board.of(Part.STORE).degraded(ConsoleFixture.INCIDENT, "The store is away.", null);
    HttpResponse<String> ready = get("/health/ready");
    JsonNode body = json(ready);
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(body.path("ready").asBoolean()).isFalse();
    assertThat(body.path("streams").path(0).path("ready").asBoolean()).isTrue();
    assertThat(body.path("streams").path(1).path("stream").asText()).isEqualTo("contoso/incident");
    assertThat(body.path("streams").path(1).path("health").path("reason").asText())
        .isEqualTo("The store is away.");
  }

  @Test
  void tellsProgramsOfEachStream() throws Exception {
    console.fill();
    JsonNode alert = json(get("/api/streams")).path("streams").path(0);
    assertThat(alert.path("stream").asText()).isEqualTo("contoso/alert");
    assertThat(alert.path("health").path("state").asText()).isEqualTo("healthy");
    assertThat(alert.path("position").asText()).isEqualTo("2026-03-01T09:58:30.1234567Z");
    assertThat(alert.path("caughtUpAt").asText()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(alert.path("created").asLong()).isEqualTo(1200);
    assertThat(alert.path("alreadyThere").asLong()).isEqualTo(30);
    assertThat(alert.path("quarantined").asLong()).isEqualTo(4);
    JsonNode incident = json(get("/api/streams")).path("streams").path(1);
    assertThat(incident.path("lastError").path("part").asText()).isEqualTo("source");
    assertThat(incident.path("health").path("until").asText()).isEqualTo("2026-03-01T10:01:35Z");
    assertThat(incident.has("caughtUpAt")).isFalse();
    assertThat(json(get("/api/ledger")).path("streams").size()).isEqualTo(2);
  }

  @Test
  void servesMetricsAsPrometheusReadsThem() throws Exception {
    HttpResponse<String> metrics = get("/metrics");
    assertThat(metrics.body()).isEqualTo("collector_up 1\n");
    assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/console.css",
        "/assets/console.js",
        "/assets/icon.svg",
        "/assets/htmx.min.js"
      })
  void servesEveryFileOfThePageItself(String path) throws Exception {
    HttpResponse<String> file = get(path);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/streams", "/nowhere", "/assets/console.css"})
  void bindsTheBrowserOnEveryAnswer(String path) throws Exception {
    var headers = get(path).headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @Test
  void findsNothingElse() throws Exception {
    assertThat(get("/assets/../logback-test.xml").statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void turnsAwayANameThatWasPointedHere() throws Exception {
    assertThat(rawStatusLine("evil.example", "/api/streams")).contains(" 421 ");
    assertThat(rawStatusLine("localhost", "/api/streams")).contains(" 200 ");
    assertThat(rawStatusLine("evil.example", "/health/live")).contains(" 200 ");
  }

  @Test
  void wantsTheCredentialWhereThereIsOne() throws Exception {
    Credential credential = new Credential("soc", "pä:ss");
    try (var open =
        new ConsoleFixture(new ConsoleOptions("0.0.0.0", 0, credential, List.of(), List.of()))) {
      assertThat(open.url).startsWith("http://localhost:");
      assertThat(statusWith(open, null)).isEqualTo(401);
      assertThat(statusWith(open, "soc:wrong")).isEqualTo(401);
      assertThat(statusWith(open, "soc:pä:ss")).isEqualTo(200);
    }
  }

  @Test
  void keepsNoProcessAlive() throws Exception {
    get("/");
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().matches("(console|.*Scheduler|Session).*"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }

  @Test
  void saysWhichPortIsTaken() {
    int taken = URI.create(console.url).getPort();
    assertThatThrownBy(() -> new ConsoleFixture(ConsoleOptions.local(taken)))
        .isInstanceOf(ConsoleAddressException.class)
        .hasMessageContaining("The console cannot listen on 127.0.0.1 port " + taken)
        .hasMessageEndingWith(
            "set http.address and http.port to what is free here, or the port to 0.");
  }

  @Test
  void asksASlowStoreOnceAndAnswersOthersMeanwhile() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    AtomicInteger questions = new AtomicInteger();
    AlertFeed feed =
        new AlertFeed(
            most -> {
              questions.incrementAndGet();
              asked.countDown();
              answer.await();
              return new NewestAlerts.Found(List.of());
            },
            console.clock);
    Thread first =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    feed.newest();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    asked.await();
    assertThat(feed.newest()).isInstanceOf(NewestAlerts.Unavailable.class);
    answer.countDown();
    first.join();
    assertThat(feed.newest()).isEqualTo(new NewestAlerts.Found(List.of()));
    assertThat(questions).hasValue(1);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(console.url + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    return new JsonMapper().readTree(response.body());
  }

  private int statusWith(ConsoleFixture open, String userAndPassword) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(open.url + "/api/streams"));
    if (userAndPassword != null) {
      byte[] pair = userAndPassword.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** The JDK's client does not let a request lie about its host. */
  private String rawStatusLine(String host, String path) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(console.url).getPort())) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    }
  }
}
