package io.defenderxdr.source.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.http.TokenSource.TokenReply;
import io.defenderxdr.testkit.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientCredentialsTest {

  private final HttpCaller caller = new HttpCaller(HttpRoute.DIRECT);
  private final FakeClock clock = new FakeClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final List<String> forms = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String reply = "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"t\"}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          forms.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] body = reply.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    caller.close();
  }

  private ClientCredentials credentials(Map<String, String> extra) {
    TokenRequest request =
        new TokenRequest(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/t/token"),
            "client",
            "https://graph/.default",
            extra,
            Duration.ofSeconds(20));
    return new ClientCredentials(caller, request, ClientProof.secret("a&b+c%d=e f"), clock);
  }

  @Test
  void encodesTheFormAndAddsFurtherParameters() throws Exception {
    credentials(Map.of("resource", "x/y")).token();
    assertThat(forms)
        .containsExactly(
            "grant_type=client_credentials&client_id=client&scope=https%3A%2F%2Fgraph%2F.default"
                + "&client_secret=a%26b%2Bc%25d%3De+f&resource=x%2Fy");
  }

  @Test
  void keepsATokenUntilShortlyBeforeItExpires() throws Exception {
    ClientCredentials credentials = credentials(Map.of());
    assertThat(credentials.token()).isEqualTo(new TokenReply.Granted("t"));
    clock.advance(Duration.ofMinutes(57));
    credentials.token();
    assertThat(forms).hasSize(1);
    clock.advance(Duration.ofMinutes(2));
    credentials.token();
    assertThat(forms).hasSize(2);
  }

  @Test
  void asksForAnotherAfterOneWasNotAccepted() throws Exception {
    ClientCredentials credentials = credentials(Map.of());
    credentials.token();
    credentials.forget("another");
    credentials.token();
    assertThat(forms).hasSize(1);
    credentials.forget("t");
    credentials.token();
    assertThat(forms).hasSize(2);
  }

  @Test
  void saysWhatToDoAboutAWrongSecretAndShowsItNowhere() throws Exception {
    status = 401;
    reply =
        "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client"
            + " secret provided.\"}";
    assertThat(credentials(Map.of()).token())
        .isEqualTo(
            new TokenReply.Refused(
                401,
                "The token server refuses application client (HTTP 401): AADSTS7000215, the client"
                    + " secret is wrong: put the secret's value (not its id) into client_secret."));
  }

  @Test
  void takesAFailingServerAsAway() throws Exception {
    status = 503;
    assertThat(credentials(Map.of()).token())
        .isEqualTo(
            new TokenReply.Away("The token server gives no token now: it answers HTTP 503."));
  }

  @Test
  void neverPrintsAToken() {
    assertThat(new TokenReply.Granted("t0ps3cret").toString()).doesNotContain("t0ps3cret");
  }
}
