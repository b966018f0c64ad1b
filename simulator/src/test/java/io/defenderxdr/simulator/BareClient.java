package io.defenderxdr.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** HTTP without any comfort: what a test asks is what goes over the wire, once. */
public final class BareClient {
  public static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonNode first;
  private String token = "";

  public BareClient(String firstLine) throws IOException {
    this.first = JSON.readTree(firstLine);
  }

  public String fact(String name) {
    return first.get(name).asText();
  }

  /** The form a client sends for a token; tests change it. */
  public Map<String, String> form() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", fact("clientId"));
    form.put("client_secret", fact("clientSecret"));
    form.put("scope", fact("graph") + "/.default");
    return form;
  }

  public String tokenUrl() {
    return fact("login") + "/" + fact("tenantId") + "/oauth2/v2.0/token";
  }

  public HttpResponse<String> post(String url, Map<String, String> form) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build();
    return text(request);
  }

  public BareClient signIn() {
    token = tree(post(tokenUrl(), form()).body()).get("access_token").asText();
    return this;
  }

  public String token() {
    return token;
  }

  public String url(String... options) {
    Map<String, String> query = new LinkedHashMap<>();
    for (int option = 0; option < options.length; option += 2) {
      query.put(options[option], options[option + 1]);
    }
    return fact("graph") + "/v1.0/security/alerts_v2?" + encoded(query);
  }

  public HttpResponse<String> get(String url) {
    return get(url, request -> {});
  }

  public HttpResponse<String> get(String url, Consumer<HttpRequest.Builder> more) {
    return text(request(url, more));
  }

  public HttpRequest request(String url, Consumer<HttpRequest.Builder> more) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    more.accept(builder);
    return builder.build();
  }

  public JsonNode page(String... options) {
    HttpResponse<String> reply = get(url(options));
    if (reply.statusCode() != 200) {
      throw new IllegalStateException(reply.statusCode() + ": " + reply.body());
    }
    return tree(reply.body());
  }

  /** Every alert from 40 days back on, page by page. */
  public List<JsonNode> everything(int top) {
    List<JsonNode> alerts = new ArrayList<>();
    String next = url("$top", "" + top, "$orderby", "lastUpdateDateTime asc");
    while (next != null) {
      JsonNode page = tree(get(next).body());
      page.get("value").forEach(alerts::add);
      next = page.has("@odata.nextLink") ? page.get("@odata.nextLink").asText() : null;
    }
    return alerts;
  }

  public String admin(String method, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(fact("admin") + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return text(request).body();
  }

  /** The keys ({@code id|lastUpdateDateTime}) that the admin side lists. */
  public List<String> keys(String method, String path) {
    return admin(method, path).lines().map(line -> line.substring(line.indexOf('\t') + 1)).toList();
  }

  public static String key(JsonNode alert) {
    return alert.get("id").asText() + "|" + alert.get("lastUpdateDateTime").asText();
  }

  public static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> text(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public byte[] bytes(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
