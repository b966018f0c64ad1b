package io.defenderxdr.delivery;

import io.defenderxdr.delivery.cluster.Cluster;
import io.defenderxdr.delivery.cluster.ClusterReply;
import io.defenderxdr.delivery.cluster.ClusterRequest;
import io.defenderxdr.delivery.cluster.DataStream;
import io.defenderxdr.delivery.cluster.NotReadyException;
import io.defenderxdr.delivery.cluster.Tree;
import io.defenderxdr.event.EcsDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds documents that an older backing index of their data stream holds already: an id protects
 * within one backing index only.
 *
 * <p>Asks by {@code _mget}, which sees what no refresh has made searchable yet. Safe for many
 * threads.
 */
final class Repeats {

  private static final int IDS_PER_REQUEST = 1_000;

  private final Cluster cluster;
  private final Duration margin;

  Repeats(Cluster cluster, Duration margin) {
    this.cluster = cluster;
    this.margin = margin;
  }

  /**
   * Those of the documents that must not be written, because an older backing index has them. A
   * younger double of one of them, left by a process that died, is removed.
   */
  Set<String> amongOlder(List<EcsDocument> documents, DataStream target)
      throws NotReadyException, InterruptedException {
    if (target.backing().size() < 2) {
      return Set.of();
    }
    List<String> ids =
        documents.stream()
            .filter(document -> mayBeOld(document, target))
            .map(document -> Objects.requireNonNull(document.id()).text())
            .distinct()
            .toList();
    return removeYounger(ids, target);
  }

  private boolean mayBeOld(EcsDocument document, DataStream target) {
    Instant time = document.origin().sourceTime();
    if (time == null || target.write().created().equals(Instant.MAX)) {
      return true;
    }
    return Duration.between(target.write().created(), time).compareTo(margin) < 0;
  }

  /**
   * Leaves of each id only the oldest document.
   *
   * @return the ids that an index older than the write index has
   */
  Set<String> removeYounger(List<String> ids, DataStream target)
      throws NotReadyException, InterruptedException {
    Map<String, String> oldest = new LinkedHashMap<>();
    List<String[]> doubles = new ArrayList<>();
    for (String index : target.before(target.writeIndex())) {
      note(present(index, ids), index, oldest, doubles);
    }
    Set<String> there = new HashSet<>(oldest.keySet());
    note(present(target.writeIndex(), there), target.writeIndex(), oldest, doubles);
    remove(doubles);
    return there;
  }

  /** Ids of documents in an index that were sent before a moment, the first ten thousand. */
  List<String> writtenBefore(Instant end, String index)
      throws NotReadyException, InterruptedException {
    success(
        "refresh " + index, cluster.send(ClusterRequest.of("POST", "/" + index + "/_refresh", "")));
    String query =
        end.equals(Instant.MAX)
            ? "{\"match_all\":{}}"
            : "{\"range\":{\"event.ingested\":{\"lte\":\"%s\"}}}".formatted(end);
    ClusterReply reply =
        cluster.send(
            ClusterRequest.of(
                "POST",
                "/" + index + "/_search?filter_path=hits.hits._id",
                "{\"size\":10000,\"_source\":false,\"query\":" + query + "}"));
    return success("search " + index, reply).at("hits", "hits").elements().stream()
        .map(hit -> hit.at("_id").text())
        .toList();
  }

  private static void note(
      Set<String> found, String index, Map<String, String> oldest, List<String[]> doubles) {
    for (String id : found) {
      if (oldest.putIfAbsent(id, index) != null) {
        doubles.add(new String[] {index, id});
      }
    }
  }

  private Set<String> present(String index, Collection<String> ids)
      throws NotReadyException, InterruptedException {
    Set<String> found = new HashSet<>();
    List<String> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += IDS_PER_REQUEST) {
      ask(index, all.subList(from, Math.min(all.size(), from + IDS_PER_REQUEST)), found);
    }
    return found;
  }

  private void ask(String index, List<String> ids, Set<String> found)
      throws NotReadyException, InterruptedException {
    String body =
        ids.stream()
            .map(id -> "\"" + BulkWriter.quoted(id) + "\"")
            .collect(Collectors.joining(",", "{\"ids\":[", "]}"));
    String path =
        "/" + index + "/_mget?_source=false&filter_path=docs._id,docs.found,docs.error.type";
    ClusterReply reply = cluster.send(ClusterRequest.of("POST", path, body));
    if (reply instanceof ClusterReply.Answered answered && answered.status() == 404) {
      // The backing index was deleted meanwhile: what it held is gone.
      return;
    }
    for (Tree document : success("look documents up", reply).at("docs").elements()) {
      String error = document.at("error", "type").text();
      if (!error.isEmpty() && !error.equals("index_not_found_exception")) {
        throw NotReadyException.about("look documents up (" + error + ")", reply);
      }
      if (document.at("found").text().equals("true")) {
        found.add(document.at("_id").text());
      }
    }
  }

  private void remove(List<String[]> doubles) throws NotReadyException, InterruptedException {
    for (int from = 0; from < doubles.size(); from += IDS_PER_REQUEST) {
      StringBuilder body = new StringBuilder();
      for (String[] one : doubles.subList(from, Math.min(doubles.size(), from + IDS_PER_REQUEST))) {
        body.append("{\"delete\":{\"_index\":\"")
            .append(BulkWriter.quoted(one[0]))
            .append("\",\"_id\":\"")
            .append(BulkWriter.quoted(one[1]))
            .append("\"}}\n");
      }
      String path = "/_bulk?filter_path=items.*.status,items.*.error.type";
      ClusterReply reply = cluster.send(ClusterRequest.of("POST", path, body.toString()));
      for (Tree item : success("remove doubles", reply).at("items").elements()) {
        long status = item.at("delete", "status").number(0);
        if (status != 200 && status != 404) {
          throw NotReadyException.about(
              "remove doubles (" + item.at("delete", "error", "type").text() + ")", reply);
        }
      }
    }
  }

  private static Tree success(String what, ClusterReply reply) throws NotReadyException {
    if (reply instanceof ClusterReply.Answered answered && answered.ok()) {
      return answered.tree();
    }
    throw NotReadyException.about(what, reply);
  }
}
