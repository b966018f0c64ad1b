package io.defenderxdr.source.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.defenderxdr.event.Ticks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A small alerts_v2 for tests: keeps its alerts in memory and fails as it is told. */
final class GraphImitation implements AutoCloseable {

  /** One alert in its current state. */
  record Alert(String id, Ticks updated, String severity) {

    String json(boolean small) {
      return "{\"id\":\"%s\",\"lastUpdateDateTime\":\"%s\",\"severity\":\"%s\"%s}"
          .formatted(id, updated, severity, small ? "" : ",\"evidence\":[{}]");
    }
  }

  final Map<String, Alert> alerts = new HashMap<>();
  final Set<String> failing = new HashSet<>();

  /** States that stood whole in a reply that was sent whole. */
  final Set<String> served = new HashSet<>();

  /** Those of {@link #failing} that fail in small questions too. */
  final Set<String> failingWholly = new HashSet<>();

  /** {@code Retry-After} of the answer to a failing page; empty = none. */
  String failingRetryAfter = "";

  /** Every page without a link's mark is empty, and a link leads to what is there. */
  boolean emptyPageFirst;

  /** How many of the next pages break off in the middle. */
  int breakOff;

  boolean orderIgnored;
  boolean shuffled;
  boolean linkRefused;
  int greatestPage = Integer.MAX_VALUE;
  int requests;

  /** More requests than this are a loop without an end, and are refused. */
  int limit = Integer.MAX_VALUE;

  Runnable beforeEachPage = () -> {};

  /** What is answered first, one a request. */
  final Deque<Scripted> script = new ArrayDeque<>();

  /** An answer instead of a page. */
  record Scripted(int status, String retryAfter) {}

  private final HttpServer server;

  GraphImitation() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private synchronized void serve(HttpExchange exchange) throws IOException {
    requests++;
    beforeEachPage.run();
    Scripted scripted = requests > limit ? new Scripted(404, "") : script.poll();
    if (scripted != null) {
      if (!scripted.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().add("Retry-After", scripted.retryAfter());
      }
      answer(exchange, scripted.status(), "{\"error\":{\"message\":\"said by Graph\"}}");
      return;
    }
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    int skip = Integer.parseInt(query.getOrDefault("$skip", "0"));
    int top = Math.min(1000, Integer.parseInt(query.getOrDefault("$top", "1000")));
    boolean small = query.containsKey("$select");
    List<Alert> all = matching(query.getOrDefault("$filter", ""));
    int most = emptyPageFirst && !query.containsKey("link") ? 0 : top;
    List<Alert> page = all.stream().skip(skip).limit(most).toList();
    boolean poisoned = page.stream().anyMatch(alert -> isFailing(alert, small));
    boolean refused = skip > 500 || (linkRefused && query.containsKey("link"));
    if (refused || poisoned || page.size() > greatestPage) {
      fail(exchange, refused);
      return;
    }
    String link =
        skip + page.size() < all.size()
            ? ",\"@odata.nextLink\":\"" + link(exchange, query, skip + page.size()) + "\""
            : "";
    String body = page.stream().map(alert -> alert.json(small)).collect(Collectors.joining(","));
    if (!small && breakOff == 0) {
      page.forEach(alert -> served.add(alert.json(false)));
    }
    answer(
        exchange, 200, "{\"@odata.count\":%d,\"value\":[%s]%s}".formatted(all.size(), body, link));
  }

  private boolean isFailing(Alert alert, boolean small) {
    return failing.contains(alert.id()) && (!small || failingWholly.contains(alert.id()));
  }

  private void fail(HttpExchange exchange, boolean refused) throws IOException {
    if (refused) {
      answer(exchange, 400, "{}");
      return;
    }
    if (!failingRetryAfter.isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", failingRetryAfter);
    }
    answer(exchange, failingRetryAfter.isEmpty() ? 500 : 503, "{}");
  }

  private String link(HttpExchange exchange, Map<String, String> query, int skip) {
    String raw = exchange.getRequestURI().getRawQuery();
    return url()
        + exchange.getRequestURI().getPath()
        + "?"
        + raw.replaceFirst("\\$skip=\\d+", "\\$skip=" + skip)
        + (query.containsKey("link") ? "" : "&link=1");
  }

  private List<Alert> matching(String filter) {
    Predicate<Alert> all = alert -> true;
    for (String condition : filter.split(" and ", -1)) {
      String[] words = condition.split(" ", -1);
      all = all.and(condition(words));
    }
    Comparator<Alert> byTime = Comparator.comparing(Alert::updated).thenComparing(Alert::id);
    Comparator<Alert> order =
        shuffled ? Comparator.comparing(alert -> alert.id().hashCode() * 31_415_927) : byTime;
    return alerts.values().stream()
        .filter(all)
        .sorted(orderIgnored ? order.reversed() : order)
        .toList();
  }

  private static Predicate<Alert> condition(String[] words) {
    return switch (words[1]) {
      case "ge" -> alert -> !alert.updated().isBefore(Ticks.parse(words[2]));
      case "lt" -> alert -> alert.updated().isBefore(Ticks.parse(words[2]));
      default ->
          alert -> !words[0].equals("severity") || words[2].equals("'" + alert.severity() + "'");
    };
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return query;
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    boolean isCut = status == 200 && breakOff > 0;
    breakOff -= isCut ? 1 : 0;
    exchange.getResponseBody().write(bytes, 0, isCut ? bytes.length * 3 / 4 : bytes.length);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
