package io.defenderxdr.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A server that answers like the token server of Entra, or like the machine's own address for
 * managed identities. Its client sends every request here, whatever its host.
 */
final class TokenServer implements AutoCloseable {

  /** One request as it came. */
  record Asked(String method, String target, String form, boolean metadata) {}

  private final HttpServer server;
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile int status = 200;
  private volatile String body = "";

  TokenServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What every request is answered with. */
  void answers(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
  }

  /** A token that lives an hour. */
  void grants(String token) {
    answers(
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":\"3600\",\"expires_on\":\"4102444800\",\"access_token\":\"%s\"}"
            .formatted(token));
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String form =
        URLDecoder.decode(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            StandardCharsets.UTF_8);
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            form,
            "true".equals(exchange.getRequestHeaders().getFirst("Metadata"))));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** A client whose requests all come here. */
  HttpClient client() {
    return new Here(new JdkHttpClientBuilder().build(), server.getAddress().getPort());
  }

  /** Sends requests to this machine. */
  private record Here(HttpClient inner, int port) implements HttpClient {

    private HttpRequest turned(HttpRequest request) {
      String from = request.getUrl().toString();
      String path = from.substring(from.indexOf('/', from.indexOf("://") + 3));
      return request.setUrl(URI.create("http://127.0.0.1:" + port + path).toString());
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
      return inner.send(turned(request));
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
      return inner.send(turned(request), context);
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
      return inner.sendSync(turned(request), context);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
