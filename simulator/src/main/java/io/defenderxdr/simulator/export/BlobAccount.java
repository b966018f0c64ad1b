package io.defenderxdr.simulator.export;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A storage account, as far as append blobs need it: three requests, signed with its key. */
final class BlobAccount {
  private static final String VERSION = "2021-12-02";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Clock wall;
  private final String endpoint;
  private final String account;
  private final byte[] key;

  private BlobAccount(Clock wall, String endpoint, String account, byte[] key) {
    this.wall = wall;
    this.endpoint = endpoint;
    this.account = account;
    this.key = key;
  }

  /**
   * The account that a connection string names.
   *
   * @throws IllegalArgumentException with a sentence for people if it names none
   */
  static BlobAccount of(String connectionString, Clock wall) {
    Map<String, String> parts = new HashMap<>();
    for (String part : connectionString.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals).trim(), part.substring(equals + 1));
      }
    }
    String account = parts.getOrDefault("AccountName", "");
    String key = parts.getOrDefault("AccountKey", "");
    if (account.isEmpty() || key.isEmpty()) {
      throw new IllegalArgumentException(
          "--storage is a connection string with AccountName and AccountKey, as the portal shows"
              + " it.");
    }
    String usual =
        "%s://%s.blob.%s"
            .formatted(
                parts.getOrDefault("DefaultEndpointsProtocol", "https"),
                account,
                parts.getOrDefault("EndpointSuffix", "core.windows.net"));
    String endpoint = parts.getOrDefault("BlobEndpoint", usual).replaceAll("/+$", "");
    return new BlobAccount(wall, endpoint, account, Base64.getDecoder().decode(key));
  }

  /** Makes a container, unless it is there. */
  void makeContainer(String container) throws IOException {
    put("/" + container, "restype=container", Map.of(), new byte[0], 409);
  }

  /** Makes an empty append blob, unless it is there. */
  void makeBlob(String container, String blob) throws IOException {
    put(
        "/" + container + "/" + blob,
        "",
        Map.of("x-ms-blob-type", "AppendBlob", "If-None-Match", "*"),
        new byte[0],
        409);
  }

  /** Appends to a blob. */
  void append(String container, String blob, byte[] bytes) throws IOException {
    put("/" + container + "/" + blob, "comp=appendblock", Map.of(), bytes, 201);
  }

  private void put(
      String path, String query, Map<String, String> headers, byte[] body, int alsoFine)
      throws IOException {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("x-ms-date", DATE.format(wall.instant()));
    all.put("x-ms-version", VERSION);
    URI address = URI.create(endpoint + path + (query.isEmpty() ? "" : "?" + query));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Authorization", authorization(address, query, all, body.length));
    all.forEach(request::header);
    try {
      HttpResponse<String> reply =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (reply.statusCode() != 201 && reply.statusCode() != alsoFine) {
        throw new IOException(
            "the storage account answers HTTP "
                + reply.statusCode()
                + " to "
                + path
                + ": "
                + reply.body().lines().limit(3).toList());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while writing to the storage account", e);
    }
  }

  /** The signature of a request (Microsoft: authorize with Shared Key). */
  private String authorization(URI address, String query, Map<String, String> headers, int length) {
    StringBuilder text = new StringBuilder("PUT\n\n\n");
    text.append(length == 0 ? "" : Integer.toString(length)).append("\n\n\n\n\n\n");
    text.append(headers.getOrDefault("If-None-Match", "")).append("\n\n\n");
    headers.forEach(
        (name, value) -> {
          if (name.startsWith("x-ms-")) {
            text.append(name).append(':').append(value).append('\n');
          }
        });
    text.append('/').append(account).append(address.getRawPath());
    if (!query.isEmpty()) {
      text.append('\n').append(query.replace('=', ':'));
    }
    return "SharedKey " + account + ":" + signed(text.toString());
  }

  private String signed(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform can sign with HMAC-SHA-256.", e);
    }
  }
}
