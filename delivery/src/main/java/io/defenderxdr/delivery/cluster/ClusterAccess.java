package io.defenderxdr.delivery.cluster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the cluster is and how it knows us. Its text never shows the credential.
 *
 * @param urls the nodes, tried in turn; a path in front of the API is kept
 * @param authorization the header {@code Authorization}, or null for none
 */
public record ClusterAccess(List<URI> urls, @Nullable String authorization) {

  public ClusterAccess {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("The store needs at least one address in store.urls.");
    }
  }

  /** A cluster that asks for nothing. */
  public static ClusterAccess open(List<URI> urls) {
    return new ClusterAccess(urls, null);
  }

  /** Access with user and password. */
  public static ClusterAccess basic(List<URI> urls, String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new ClusterAccess(urls, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** Access with an API key in the encoded form in which the cluster gives it out. */
  public static ClusterAccess apiKey(List<URI> urls, String key) {
    return new ClusterAccess(urls, "ApiKey " + key);
  }

  @Override
  public String toString() {
    return "ClusterAccess" + urls;
  }
}
