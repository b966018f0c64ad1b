package io.defenderxdr.http;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached.
 *
 * @param proxy {@code http://user:password@host:port}, user and password URL-encoded; null for a
 *     direct way
 * @param tls whom to trust; null for the platform's certificate authorities
 * @param connectTimeout longest wait for a connection
 */
public record HttpRoute(@Nullable URI proxy, @Nullable SSLContext tls, Duration connectTimeout) {

  /** The direct way with the platform's certificate authorities. */
  public static final HttpRoute DIRECT = new HttpRoute(null, null, Duration.ofSeconds(10));
}
