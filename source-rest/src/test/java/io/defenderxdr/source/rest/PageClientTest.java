package io.defenderxdr.source.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.http.TokenSource;
import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.FakePause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageClientTest {

  private static final String PAGE = "{\"value\":[{\"id\":1},{\"id\":2}]}";
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  /** Writes one answer. */
  private interface Answer {
    void write(HttpExchange exchange) throws IOException;
  }

  private final HttpCaller caller = new HttpCaller(HttpRoute.DIRECT);
  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private final FakeClock clock = new FakeClock(NOW);
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> authorizations = new ArrayList<>();
  private final List<String> preferences = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();
  private final List<String> found = new ArrayList<>();
  private TokenSource.TokenReply token = new TokenSource.TokenReply.Granted("one");
  private HttpServer server;

  private final TokenSource tokens =
      new TokenSource() {
        @Override
        public TokenReply token() {
          return token;
        }

        @Override
        public void forget(String refused) {
          forgotten.add(refused);
          token = new TokenReply.Granted("two");
        }
      };

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Thread::startVirtualThread);
    server.createContext(
        "/",
        exchange -> {
          authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
          preferences.add(exchange.getRequestHeaders().getFirst("Prefer"));
          answers.remove().write(exchange);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    testIsOver.countDown();
    caller.close();
    server.stop(0);
  }

  private static Answer answer(int status, String retryAfter, String body) {
    return exchange -> {
      if (!retryAfter.isEmpty()) {
        exchange.getResponseHeaders().add("Retry-After", retryAfter);
      }
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private PageReply ask(Answer... given) throws InterruptedException {
    return ask(Duration.ofSeconds(20), given);
  }

  private PageReply ask(Duration timeout, Answer... given) throws InterruptedException {
    answers.addAll(List.of(given));
    PageClient client =
        new PageClient(
            new PageClient.Line(
                caller, tokens, new QuotaGovernor(100, clock, new FakePause(clock)), clock),
            Map.of("Prefer", "include-unknown-enum-members"),
            timeout,
            bytes -> {
              ByteSlice json = ByteSlice.of(bytes);
              return new Element(json, DocumentId.ofBytes(json), null, "element");
            },
            status -> "advice on " + status);
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/page");
    return client.ask(address, element -> found.add(element.json().toText()));
  }

  @Test
  void readsAPageWithTheTokenAndTheFurtherHeaders() throws Exception {
    assertThat(ask(answer(200, "", PAGE))).isEqualTo(new PageReply.Page(2, null, -1));
    assertThat(found).containsExactly("{\"id\":1}", "{\"id\":2}");
    assertThat(authorizations).containsExactly("Bearer one");
    assertThat(preferences).containsExactly("include-unknown-enum-members");
  }

  @Test
  void readsAPackedPage() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(PAGE.getBytes(UTF_8));
    }
    ask(
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, packed.size());
          exchange.getResponseBody().write(packed.toByteArray());
        });
    assertThat(found).hasSize(2);
  }

  @Test
  void renewsTheTokenOnce() throws Exception {
    assertThat(ask(answer(401, "", ""), answer(200, "", PAGE))).isInstanceOf(PageReply.Page.class);
    assertThat(forgotten).containsExactly("one");
    assertThat(authorizations).containsExactly("Bearer one", "Bearer two");
  }

  @Test
  void takesASecond401AsTheAnswer() throws Exception {
    assertThat(ask(answer(401, "", ""), answer(401, "", "")))
        .isEqualTo(new PageReply.Refused(401, "Graph refuses with HTTP 401: advice on 401."));
    assertThat(authorizations).hasSize(2);
  }

  @Test
  void saysWhatGraphSaysOfARefusalOnOneLine() throws Exception {
    String body = "{\"error\":{\"code\":\"Forbidden\",\"message\":\"Missing\\n scopes.\"}}";
    assertThat(ask(answer(403, "", body)))
        .isEqualTo(
            new PageReply.Refused(
                403, "Graph refuses with HTTP 403: advice on 403. It says: Missing scopes."));
  }

  @Test
  void saysNothingOfABodyThatIsNoJson() throws Exception {
    assertThat(ask(answer(404, "", "<html>a proxy's page</html>")))
        .isEqualTo(new PageReply.Refused(404, "Graph refuses with HTTP 404: advice on 404."));
  }

  @Test
  void tellsUntilWhenToWaitInBothForms() throws Exception {
    assertThat(ask(answer(429, "17", ""))).isEqualTo(new PageReply.Wait(NOW.plusSeconds(17), 429));
    assertThat(ask(answer(503, "Sun, 01 Mar 2026 01:00:00 GMT", "")))
        .isEqualTo(new PageReply.Wait(NOW.plusSeconds(3_600), 503));
  }

  @Test
  void takesAServerErrorWithoutAReadableWaitAsBroken() throws Exception {
    assertThat(ask(answer(429, "soon", ""))).isEqualTo(new PageReply.Broken("HTTP 429"));
    assertThat(ask(answer(500, "", ""))).isEqualTo(new PageReply.Broken("HTTP 500"));
  }

  @Test
  void takesABodyThatIsCutAsBrokenThoughElementsCameBefore() throws Exception {
    PageReply reply =
        ask(
            exchange -> {
              exchange.sendResponseHeaders(200, PAGE.length());
              exchange.getResponseBody().write(PAGE.getBytes(UTF_8), 0, 22);
              exchange.getResponseBody().flush();
            });
    assertThat(reply)
        .isInstanceOfSatisfying(
            PageReply.Broken.class, broken -> assertThat(broken.reason()).contains("broke off"));
    assertThat(found).doesNotContain("{\"id\":2}");
  }

  @Test
  void takesABodyThatTricklesAsBrokenWhenItsTimeIsOver() throws Exception {
    PageReply reply =
        ask(
            Duration.ofMillis(300),
            exchange -> {
              exchange.sendResponseHeaders(200, PAGE.length());
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              try {
                testIsOver.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(reply).isInstanceOf(PageReply.Broken.class);
  }

  @Test
  void handsOnWhatTheTokenServerRefuses() throws Exception {
    token = new TokenSource.TokenReply.Refused(400, "No token.");
    assertThat(ask()).isEqualTo(new PageReply.Refused(400, "No token."));
    token = new TokenSource.TokenReply.Away("No token now.");
    assertThat(ask()).isEqualTo(new PageReply.Broken("No token now"));
    assertThat(authorizations).isEmpty();
  }

  @Test
  void endsWhenItsThreadIsAskedToStop() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> ask(answer(200, "", PAGE))).isInstanceOf(InterruptedException.class);
  }
}
