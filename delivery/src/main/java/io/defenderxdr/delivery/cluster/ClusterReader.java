package io.defenderxdr.delivery.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Reads what was stored. Every method says by {@link NotReadyException} that the cluster does not
 * answer; where there is no such index there are no documents. Safe for many threads.
 */
public final class ClusterReader {

  private static final int PAGE = 5_000;
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final Cluster cluster;

  public ClusterReader(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * The newest documents by {@code @timestamp}; waits no longer than 5 s.
   *
   * @param indices names, data streams or patterns, comma-separated
   * @param most how many at most
   * @param fields the parts of {@code _source} that are wanted
   * @return the hits, each with {@code _index}, {@code _id} and {@code _source}
   */
  public List<Tree> newest(String indices, int most, List<String> fields)
      throws NotReadyException, InterruptedException {
    String source =
        fields.stream()
            .map(field -> '"' + field + '"')
            .reduce((left, right) -> left + "," + right)
            .orElse("");
    String body =
        "{\"size\":%d,\"_source\":[%s],\"sort\":[{\"@timestamp\":{\"order\":\"desc\",\"unmapped_type\":\"date\"}}]}"
            .formatted(most, source);
    ClusterRequest request =
        new ClusterRequest(
            "POST",
            "/" + indices + "/_search?filter_path=hits.hits._index,hits.hits._id,hits.hits._source",
            ClusterRequest.Body.json(body),
            SHORT);
    return hits(orNothing("search " + indices, cluster.send(request)));
  }

  /** How many documents are searchable. */
  public long count(String indices) throws NotReadyException, InterruptedException {
    ClusterReply reply = cluster.send(ClusterRequest.get("/" + indices + "/_count"));
    return orNothing("count " + indices, reply).at("count").number(0);
  }

  /**
   * Every document of every backing index, after a refresh.
   *
   * @param each is given the concrete index and the document id
   */
  public void allIds(String indices, BiConsumer<String, String> each)
      throws NotReadyException, InterruptedException {
    String hits = "filter_path=_scroll_id,hits.hits._index,hits.hits._id";
    orNothing(
        "refresh " + indices,
        cluster.send(ClusterRequest.of("POST", "/" + indices + "/_refresh", "")));
    Tree page =
        orNothing(
            "search " + indices,
            cluster.send(
                ClusterRequest.of(
                    "POST",
                    "/" + indices + "/_search?scroll=1m&" + hits,
                    "{\"size\":" + PAGE + ",\"_source\":false,\"sort\":[\"_doc\"]}")));
    while (!hits(page).isEmpty()) {
      hits(page).forEach(hit -> each.accept(hit.at("_index").text(), hit.at("_id").text()));
      String scroll = scrollBody(page);
      page =
          orNothing(
              "search on",
              cluster.send(ClusterRequest.of("POST", "/_search/scroll?" + hits, scroll)));
    }
  }

  private static String scrollBody(Tree page) {
    return "{\"scroll\":\"1m\",\"scroll_id\":\"" + page.at("_scroll_id").text() + "\"}";
  }

  private static List<Tree> hits(Tree page) {
    return page.at("hits", "hits").elements();
  }

  private static Tree orNothing(String what, ClusterReply reply) throws NotReadyException {
    if (reply instanceof ClusterReply.Answered answered) {
      if (answered.ok()) {
        return answered.tree();
      }
      if (answered.status() == 404) {
        return Tree.read("{}".getBytes(StandardCharsets.UTF_8));
      }
    }
    throw NotReadyException.about(what, reply);
  }
}
