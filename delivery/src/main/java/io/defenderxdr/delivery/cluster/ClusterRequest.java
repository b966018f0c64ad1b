package io.defenderxdr.delivery.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One request to a cluster.
 *
 * @param method the HTTP method
 * @param path path and query, beginning with a slash
 * @param body what is sent
 * @param timeout for the whole exchange, on the wall
 */
public record ClusterRequest(String method, String path, Body body, Duration timeout) {

  private static final Duration SHORT = Duration.ofSeconds(30);

  /**
   * The body of a request; the array belongs to it.
   *
   * @param bytes the bytes from index 0
   * @param length how many of them
   * @param contentType their media type; empty if there is no body
   * @param gzip whether they are compressed
   */
  public record Body(byte[] bytes, int length, String contentType, boolean gzip) {

    /** No body. */
    public static final Body NONE = new Body(new byte[0], 0, "", false);

    /** A JSON text. */
    public static Body json(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Body(bytes, bytes.length, "application/json", false);
    }
  }

  /** A question without a body. */
  public static ClusterRequest get(String path) {
    return new ClusterRequest("GET", path, Body.NONE, SHORT);
  }

  /** A request with a JSON body; an empty text is no body. */
  public static ClusterRequest of(String method, String path, String json) {
    return new ClusterRequest(method, path, json.isEmpty() ? Body.NONE : Body.json(json), SHORT);
  }
}
