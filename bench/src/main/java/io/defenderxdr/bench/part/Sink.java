package io.defenderxdr.bench.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.defenderxdr.process.Lifeline;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * Answers like a cluster that creates every document, and keeps none: templates and data streams
 * are there once they were put, {@code GET /_seen} says what came.
 */
public final class Sink {

  private static final JsonMapper JSON = new JsonMapper();
  private static final byte[] OK = "{\"acknowledged\":true}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ABSENT = "{\"status\":404}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ROOT =
      "{\"version\":{\"distribution\":\"opensearch\",\"number\":\"3.0.0\"}}"
          .getBytes(StandardCharsets.UTF_8);

  private final Map<String, JsonNode> templates = new ConcurrentHashMap<>();
  private final Map<String, String> streams = new ConcurrentHashMap<>();
  private final AtomicLong documents = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();

  private Sink() {}

  /**
   * Serves until its standard input ends.
   *
   * @param words {@code --port}; 0 for any free one
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    // Without it every answer waits for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int port = new PartArguments(words).number("--port");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    Sink sink = new Sink();
    server.createContext("/", sink::answer);
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.start();
    System.out.printf("{\"url\":\"http://127.0.0.1:%d\"}%n", server.getAddress().getPort());
    CountDownLatch end = new CountDownLatch(1);
    Lifeline.watch(System.in, end::countDown);
    end.await();
    System.exit(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = body(exchange);
      String path = exchange.getRequestURI().getPath();
      byte[] reply =
          path.equals("/_bulk") ? bulk(body) : other(exchange.getRequestMethod(), path, body);
      int status = reply == ABSENT ? 404 : 200;
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, head ? -1 : reply.length);
      if (!head) {
        exchange.getResponseBody().write(reply);
      }
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in = exchange.getRequestBody();
        InputStream plain = packed ? new GZIPInputStream(in, 1 << 16) : in) {
      return plain.readAllBytes();
    }
  }

  private byte[] bulk(byte[] body) {
    BulkReply reply = BulkReply.to(body);
    requests.incrementAndGet();
    documents.addAndGet(reply.count());
    bytes.addAndGet(body.length);
    return reply.json();
  }

  private byte[] other(String method, String path, byte[] body) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (path.equals("/")) {
      return ROOT;
    }
    if (path.equals("/_seen")) {
      return "{\"documents\":%d,\"bytes\":%d,\"requests\":%d}"
          .formatted(documents.get(), bytes.get(), requests.get())
          .getBytes(StandardCharsets.UTF_8);
    }
    if (path.startsWith("/_index_template/_simulate_index/")) {
      return simulated();
    }
    if (path.startsWith("/_index_template/")) {
      return method.equals("PUT") ? put(name, body) : template(name);
    }
    if (path.startsWith("/_data_stream/")) {
      if (method.equals("PUT")) {
        streams.put(name, ".ds-" + name + "-000001");
        return OK;
      }
      return stream(name);
    }
    return path.endsWith("/_settings") ? settings(path.split("/", -1)[1]) : ABSENT;
  }

  private byte[] put(String name, byte[] body) throws IOException {
    templates.put(name, JSON.readTree(body));
    return OK;
  }

  private byte[] template(String name) throws IOException {
    JsonNode template = templates.get(name);
    if (template == null) {
      return ABSENT;
    }
    ObjectNode reply = JSON.createObjectNode();
    ObjectNode entry = reply.putArray("index_templates").addObject().put("name", name);
    entry.set("index_template", template);
    return JSON.writeValueAsBytes(reply);
  }

  /** There is but one template. */
  private byte[] simulated() throws IOException {
    ObjectNode reply = JSON.createObjectNode();
    for (JsonNode template : templates.values()) {
      reply.set("template", template.path("template"));
    }
    return JSON.writeValueAsBytes(reply);
  }

  private byte[] stream(String name) throws IOException {
    String index = streams.get(name);
    if (index == null) {
      return ABSENT;
    }
    ObjectNode reply = JSON.createObjectNode();
    ObjectNode stream = reply.putArray("data_streams").addObject().put("name", name);
    stream.put("template", templates.keySet().stream().findFirst().orElse(""));
    stream.putArray("indices").addObject().put("index_name", index);
    return JSON.writeValueAsBytes(reply);
  }

  /** Made at the epoch: nothing is older, nothing needs to be looked up. */
  private static byte[] settings(String index) throws IOException {
    ObjectNode reply = JSON.createObjectNode();
    reply.putObject(index).putObject("settings").putObject("index").put("creation_date", "0");
    return JSON.writeValueAsBytes(reply);
  }
}
