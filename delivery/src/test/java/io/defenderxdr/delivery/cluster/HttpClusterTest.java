package io.defenderxdr.delivery.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpRoute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpClusterTest {

  @TempDir Path folder;
  private final List<String> requests = new ArrayList<>();
  private final HttpCaller caller = new HttpCaller(HttpRoute.DIRECT);
  private HttpServer server;
  private URI alive;
  private URI dead;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    alive = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/prefix/");
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = URI.create("http://127.0.0.1:" + gone.getLocalPort());
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
    caller.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        "%s %s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body));
    byte[] reply =
        "{\"error\":{\"type\":\"busy\",\"reason\":\"full\"}}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Retry-After", "7");
    boolean torn = exchange.getRequestURI().getPath().endsWith("torn");
    exchange.sendResponseHeaders(429, torn ? reply.length + 10 : reply.length);
    exchange.getResponseBody().write(reply);
    exchange.close();
  }

  private ClusterReply send(ClusterAccess access, String path) throws InterruptedException {
    return new HttpCluster(caller, access).send(ClusterRequest.of("POST", path, "{}"));
  }

  @Test
  void goesOnToTheNextNodeAndStaysThere() throws Exception {
    HttpCluster cluster = new HttpCluster(caller, ClusterAccess.open(List.of(dead, alive)));
    for (int i = 0; i < 2; i++) {
      ClusterReply reply = cluster.send(ClusterRequest.get("/_x"));
      assertThat(reply).isInstanceOf(ClusterReply.Answered.class);
    }
    assertThat(requests).hasSize(2).allMatch(line -> line.startsWith("GET /prefix/_x null null"));
  }

  @Test
  void handsOnStatusErrorAndRetryAfter() throws Exception {
    ClusterReply.Answered reply =
        (ClusterReply.Answered) send(ClusterAccess.open(List.of(alive)), "/_x");
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.retryAfter()).isEqualTo("7");
    assertThat(reply.error()).isEqualTo("HTTP 429, busy: full");
  }

  @Test
  void takesATornReplyForNoAnswer() throws Exception {
    assertThat(send(ClusterAccess.open(List.of(alive)), "/torn"))
        .isInstanceOf(ClusterReply.NoAnswer.class);
  }

  @Test
  void saysWhichNodeDoesNotAnswer() throws Exception {
    assertThat(send(ClusterAccess.open(List.of(dead)), "/_x"))
        .isEqualTo(new ClusterReply.NoAnswer("connection refused by 127.0.0.1:" + dead.getPort()));
  }

  @Test
  void sendsTheCredentialAndNeverShowsIt() throws Exception {
    ClusterAccess basic = ClusterAccess.basic(List.of(alive), "elastic", "pä:ss");
    send(basic, "/_x");
    send(ClusterAccess.apiKey(List.of(alive), "a2V5"), "/_x");
    assertThat(requests.get(0)).contains("Basic ZWxhc3RpYzpww6Q6c3M= application/json {}");
    assertThat(requests.get(1)).contains("ApiKey a2V5");
    assertThat(basic.toString()).doesNotContain("ZWxhc3RpYzp");
  }

  @Test
  void saysThatAFileHoldsNoCertificate() throws Exception {
    Path file = Files.writeString(folder.resolve("ca.pem"), "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustedCa.read(file))
        .withMessage(
            "The file %s in store.ca cannot be read as PEM certificates (no certificate in it): give the certificate of the authority that signed the store's.",
            file);
  }
}
