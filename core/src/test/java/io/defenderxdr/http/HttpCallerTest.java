package io.defenderxdr.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpCallerTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private final HttpCaller caller = new HttpCaller(HttpRoute.DIRECT);
  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Thread::startVirtualThread);
    server.start();
  }

  @AfterEach
  void stop() {
    testIsOver.countDown();
    caller.close();
    server.stop(0);
  }

  private HttpRequest get(String path) {
    int port = server.getAddress().getPort();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
  }

  @Test
  void unpacksABodyThatTheServerPacked() throws Exception {
    server.createContext(
        "/",
        exchange -> {
          ByteArrayOutputStream packed = new ByteArrayOutputStream();
          try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("hello".getBytes(UTF_8));
          }
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, packed.size());
          exchange.getResponseBody().write(packed.toByteArray());
          exchange.close();
        });
    HttpReply.Answered reply = (HttpReply.Answered) caller.call(get("/"), LONG);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).hasContent("hello");
  }

  @Test
  void endsABodyThatTricklesPastItsTime() throws Exception {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          await();
          exchange.close();
        });
    HttpReply.Answered reply = (HttpReply.Answered) caller.call(get("/"), Duration.ofMillis(300));
    assertThatThrownBy(() -> reply.body().readAllBytes()).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void doesNotCountTheTimeItsReaderTakes() throws Exception {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 200_000);
          exchange.getResponseBody().write(new byte[200_000]);
          exchange.close();
        });
    Duration brief = Duration.ofMillis(400);
    HttpReply.Answered reply = (HttpReply.Answered) caller.call(get("/"), brief);
    int count = reply.body().readNBytes(1000).length;
    assertThat(testIsOver.await(600, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();
    assertThat(count + reply.body().readAllBytes().length).isEqualTo(200_000);
  }

  private void await() {
    try {
      testIsOver.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    assertThat(((HttpReply.Answered) caller.call(get("/"), LONG)).status()).isEqualTo(302);
  }

  @Test
  void namesTheHostThatRefusesTheConnection() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + free)).build();
    assertThat(caller.call(request, LONG))
        .isEqualTo(new HttpReply.NoAnswer("connection refused by 127.0.0.1:" + free));
  }
}
