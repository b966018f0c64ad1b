package io.defenderxdr.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;

/**
 * Sends one request and gives back one reply, its body streaming.
 *
 * <p>Speaks HTTP/1.1, so that a body waits in the socket and not in memory. Follows no redirect: a
 * token or a signed address never goes where we did not send it. Safe for many threads.
 */
public final class HttpCaller implements AutoCloseable {

  private final HttpClient client;
  private final ScheduledExecutorService deadlines;

  public HttpCaller(HttpRoute route) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(route.connectTimeout());
    if (route.tls() != null) {
      builder.sslContext(route.tls());
    }
    if (route.proxy() != null) {
      useProxy(builder, route.proxy());
    }
    this.client = builder.build();
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deadlines").factory());
    timer.setRemoveOnCancelPolicy(true);
    this.deadlines = timer;
  }

  private static void useProxy(HttpClient.Builder builder, URI proxy) {
    ProxyAddress address = ProxyAddress.of(proxy);
    builder.proxy(ProxySelector.of(new InetSocketAddress(address.host(), address.port())));
    if (address.user().isEmpty()) {
      return;
    }
    String name = address.user();
    char[] password = address.password().toCharArray();
    builder.authenticator(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            boolean askedByProxy = getRequestorType() == RequestorType.PROXY;
            return new PasswordAuthentication(
                askedByProxy ? name : "", askedByProxy ? password : new char[0]);
          }
        });
  }

  /**
   * Sends a request and waits for the head of the reply.
   *
   * @param request what to send; its own timeout is replaced
   * @param timeout for the whole exchange, the reading of the body included
   * @throws InterruptedException when asked to stop
   */
  public HttpReply call(HttpRequest request, Duration timeout) throws InterruptedException {
    HttpRequest timed =
        HttpRequest.newBuilder(request, (name, value) -> true).timeout(timeout).build();
    long start = System.nanoTime();
    try {
      HttpResponse<InputStream> response =
          client.send(timed, HttpResponse.BodyHandlers.ofInputStream());
      Duration left = timeout.minusNanos(System.nanoTime() - start);
      InputStream body = new TimedBody(response.body(), left, deadlines);
      return new HttpReply.Answered(
          response.statusCode(), response.headers(), unpack(response, body));
    } catch (IOException e) {
      return new HttpReply.NoAnswer(reason(e, request.uri(), timeout));
    }
  }

  private static InputStream unpack(HttpResponse<?> response, InputStream body) throws IOException {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("");
    return encoding.equalsIgnoreCase("gzip") ? new GZIPInputStream(body, 8192) : body;
  }

  private static String reason(IOException e, URI uri, Duration timeout) {
    String host = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    if (e instanceof HttpTimeoutException) {
      return "no answer from %s within %d ms".formatted(host, timeout.toMillis());
    }
    if (e instanceof ConnectException) {
      return e.getCause() instanceof UnresolvedAddressException
          ? "the name of " + host + " cannot be resolved"
          : "connection refused by " + host;
    }
    if (e instanceof SSLException) {
      return "the TLS connection to %s failed (%s)".formatted(host, e.getMessage());
    }
    String detail = e.getMessage();
    return "the connection to %s broke (%s)"
        .formatted(host, detail == null ? e.getClass().getSimpleName() : detail);
  }

  /** Ends all connections. */
  @Override
  public void close() {
    deadlines.shutdownNow();
    client.shutdownNow();
  }
}
