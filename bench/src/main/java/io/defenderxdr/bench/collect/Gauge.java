package io.defenderxdr.bench.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpReply;
import io.defenderxdr.http.HttpRoute;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Asks processes for their figures over HTTP. Used by one thread. */
final class Gauge implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpCaller caller = new HttpCaller(HttpRoute.DIRECT);

  /** The JSON at an address. */
  JsonNode get(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return switch (caller.call(request, PATIENCE)) {
      case HttpReply.NoAnswer none -> throw new IOException(none.reason());
      case HttpReply.Answered answered -> {
        try (InputStream body = answered.body()) {
          JsonNode tree = JSON.readTree(body.readAllBytes());
          yield answered.status() == 200 ? tree : JSON.createObjectNode();
        }
      }
    };
  }

  /** What came to the sink. */
  JsonNode seen(String sink) throws IOException, InterruptedException {
    return get(sink + "/_seen");
  }

  /** How many documents a store has taken, searchable or not. */
  long indexed(String store) throws IOException, InterruptedException {
    String path = "/logs-m365_defender.event-default/_stats/indexing?filter_path=_all.primaries";
    return get(store + path).at("/_all/primaries/indexing/index_total").asLong();
  }

  @Override
  public void close() {
    caller.close();
  }
}
