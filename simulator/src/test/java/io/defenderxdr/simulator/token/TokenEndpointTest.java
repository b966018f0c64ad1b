package io.defenderxdr.simulator.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.simulator.BareClient;
import io.defenderxdr.simulator.Stand;
import io.defenderxdr.simulator.fault.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenEndpointTest {
  private Stand stand;
  private BareClient client;

  @BeforeEach
  void start() throws Exception {
    stand = Stand.small(Map.of(Fault.TOKEN_LIFE, "600"));
    client = stand.client();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void givesATokenForASecretWithCharactersThatMustBeEncoded() {
    assertThat(client.fact("clientSecret")).contains("&+%=");

    HttpResponse<String> reply = client.post(client.tokenUrl(), client.form());

    JsonNode token = BareClient.tree(reply.body());
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(token.get("token_type").asText()).isEqualTo("Bearer");
    assertThat(token.get("expires_in").asInt()).isEqualTo(600);
    assertThat(token.get("access_token").asText()).isNotEmpty();
  }

  @Test
  void refusesAWrongSecret() {
    refuses("client_secret", "guess", 401, "invalid_client", 7000215);
  }

  @Test
  void refusesAScopeOfAnotherService() {
    refuses("scope", "https://example.com/.default", 400, "invalid_scope", 70011);
  }

  @Test
  void refusesAnUnknownClient() {
    refuses("client_id", "nobody", 400, "unauthorized_client", 700016);
  }

  @Test
  void refusesAnotherGrant() {
    refuses("grant_type", "password", 400, "unsupported_grant_type", 70003);
  }

  @Test
  void refusesARequestWithoutScope() {
    refuses("scope", "", 400, "invalid_request", 900144);
  }

  @Test
  void refusesAnUnknownTenant() {
    String url = client.fact("login") + "/11111111-0000-0000-0000-000000000000/oauth2/v2.0/token";

    check(client.post(url, client.form()), 400, "invalid_request", 90002);
  }

  @Test
  void tokensEnd() {
    client.signIn();
    assertThat(client.get(client.url()).statusCode()).isEqualTo(200);

    stand.clock().move(Duration.ofMinutes(10));

    HttpResponse<String> reply = client.get(client.url());
    assertThat(reply.statusCode()).isEqualTo(401);
    assertThat(reply.body()).contains("InvalidAuthenticationToken");
    assertThat(client.signIn().get(client.url()).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesDataWithoutAToken() {
    assertThat(client.get(client.url()).statusCode()).isEqualTo(401);
  }

  private void refuses(String field, String value, int status, String error, int code) {
    Map<String, String> form = client.form();
    form.put(field, value);
    check(client.post(client.tokenUrl(), form), status, error, code);
  }

  private static void check(HttpResponse<String> reply, int status, String error, int code) {
    JsonNode refusal = BareClient.tree(reply.body());
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(refusal.get("error").asText()).isEqualTo(error);
    assertThat(refusal.get("error_codes").get(0).asInt()).isEqualTo(code);
    assertThat(refusal.get("error_description").asText()).startsWith("AADSTS" + code + ": ");
    assertThat(refusal.get("trace_id").asText()).hasSize(36);
    assertThat(refusal.get("correlation_id").asText()).hasSize(36);
    assertThat(refusal.get("timestamp").asText()).isEqualTo("2026-03-10 10:00:00Z");
  }
}
