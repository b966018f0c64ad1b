package io.defenderxdr.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpReply;
import io.defenderxdr.http.HttpRoute;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the simulated tenant for one page, to know what is measured.
 *
 * @param tenant the simulator's first line
 */
record TenantPage(JsonNode tenant) {

  /** Size of a page of {@code top} alerts, unpacked, in bytes. */
  long bytes(int top) throws IOException, InterruptedException {
    try (HttpCaller caller = new HttpCaller(HttpRoute.DIRECT)) {
      String graph = tenant.path("graph").asText();
      URI page = URI.create(graph + "/v1.0/security/alerts_v2?%24top=" + top);
      HttpRequest request =
          HttpRequest.newBuilder(page).header("Authorization", "Bearer " + token(caller)).build();
      return answer(caller, request).length;
    }
  }

  private String token(HttpCaller caller) throws IOException, InterruptedException {
    String form =
        Stream.of(
                "grant_type=client_credentials",
                "client_id=" + encode(tenant.path("clientId").asText()),
                "client_secret=" + encode(tenant.path("clientSecret").asText()),
                "scope=" + encode(tenant.path("graph").asText() + "/.default"))
            .collect(Collectors.joining("&"));
    URI uri =
        URI.create(
            "%s/%s/oauth2/v2.0/token"
                .formatted(tenant.path("login").asText(), tenant.path("tenantId").asText()));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return new JsonMapper().readTree(answer(caller, request)).path("access_token").asText();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] answer(HttpCaller caller, HttpRequest request)
      throws IOException, InterruptedException {
    HttpReply reply = caller.call(request, Duration.ofSeconds(60));
    if (!(reply instanceof HttpReply.Answered answered)) {
      throw new IOException("the simulator does not answer: " + reply);
    }
    try (InputStream body = answered.body()) {
      return body.readAllBytes();
    }
  }
}
