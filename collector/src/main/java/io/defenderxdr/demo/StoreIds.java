package io.defenderxdr.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads document ids out of a store through its HTTP port, over all backing indices.
 *
 * @param caller speaks HTTP
 * @param url the store's address
 */
record StoreIds(HttpCaller caller, String url) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String FIRST =
      "{\"size\":5000,\"_source\":false,\"sort\":[\"_doc\"],\"query\":{\"match_all\":{}}}";

  /** Every document id in these indices, with the number of documents that have it. */
  Map<String, Integer> read(String indices) throws IOException, InterruptedException {
    Map<String, Integer> found = new HashMap<>();
    ask("POST", "/" + indices + "/_refresh?allow_no_indices=true", "", Set.of(200, 404));
    String search = "/_search?scroll=2m&filter_path=_scroll_id,hits.hits._id";
    JsonNode page = ask("POST", "/" + indices + search, FIRST, Set.of(200, 404));
    while (!page.path("hits").path("hits").isEmpty()) {
      page.path("hits")
          .path("hits")
          .forEach(hit -> found.merge(hit.path("_id").asText(), 1, Integer::sum));
      String next =
          JSON.createObjectNode()
              .put("scroll", "2m")
              .put("scroll_id", page.path("_scroll_id").asText())
              .toString();
      page = ask("POST", "/_search/scroll?filter_path=_scroll_id,hits.hits._id", next, Set.of(200));
    }
    return found;
  }

  /** How many documents are searchable now; 0 while there is no index or no answer. */
  long count(String indices) throws InterruptedException {
    try {
      return ask("GET", "/" + indices + "/_count", "", Set.of(200, 404, 503))
          .path("count")
          .asLong(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private JsonNode ask(String method, String path, String body, Set<Integer> accepted)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    switch (caller.call(request, TIMEOUT)) {
      case HttpReply.NoAnswer none ->
          throw new IOException("The store does not answer: " + none.reason() + ".");
      case HttpReply.Answered answer -> {
        try (InputStream in = answer.body()) {
          JsonNode reply = JSON.readTree(in);
          if (!accepted.contains(answer.status())) {
            throw new IOException(
                "The store answered %d to %s %s: %s"
                    .formatted(answer.status(), method, path, reply));
          }
          return reply;
        }
      }
    }
  }
}
