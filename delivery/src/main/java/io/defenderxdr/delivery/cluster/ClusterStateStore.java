package io.defenderxdr.delivery.cluster;

import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Entries in the cluster: one document each in the hidden index {@value #INDEX}, which is made at
 * the first write. Each call ends within its time for each node. Safe for many threads and
 * processes.
 */
public final class ClusterStateStore implements StateStore {

  /** The index of all entries. */
  public static final String INDEX = "defender-xdr-state";

  /** The usual time for a request. */
  public static final Duration USUAL = Duration.ofSeconds(10);

  private static final String ENTRIES = "/" + INDEX + "/_doc/";
  private static final int PAGE = 50;

  private final Cluster cluster;
  private final Duration timeout;
  private final RandomGenerator random;
  private final ClusterClock clock;
  private volatile boolean isMade;

  /**
   * Needs no network yet.
   *
   * @param timeout for one request to one node, on the wall
   * @param random marks our own writes; safe for many threads
   */
  public ClusterStateStore(Cluster cluster, Duration timeout, RandomGenerator random) {
    this.cluster = cluster;
    this.timeout = timeout;
    this.random = random;
    this.clock = new ClusterClock(cluster, timeout);
  }

  private ClusterReply send(String method, String path, String json) throws InterruptedException {
    ClusterRequest.Body body =
        json.isEmpty() ? ClusterRequest.Body.NONE : ClusterRequest.Body.json(json);
    return cluster.send(new ClusterRequest(method, path, body, timeout));
  }

  /** The tree of an answer; empty where there is no such thing. */
  private static Optional<Tree> found(String what, ClusterReply reply) throws StateAwayException {
    if (reply instanceof ClusterReply.Answered answered) {
      if (answered.ok()) {
        return Optional.of(answered.tree());
      }
      if (answered.status() == 404) {
        return Optional.empty();
      }
    }
    throw away(what, reply);
  }

  private static StateAwayException away(String what, ClusterReply reply) {
    return new StateAwayException(NotReadyException.about(what, reply).sentence(), null);
  }

  private static Kept kept(Tree hit) throws StateAwayException {
    try {
      return StateDocument.read(hit);
    } catch (IllegalArgumentException e) {
      throw StateAwayException.damaged(
          "The document %s of the index %s in the store is none of ours: restore it, or delete it to begin without it."
              .formatted(hit.at("_id").text(), INDEX),
          e);
    }
  }

  @Override
  public Optional<Kept> read(String name) throws StateAwayException, InterruptedException {
    Optional<Tree> found = found("read from " + INDEX, send("GET", path(name), ""));
    return found.isEmpty() ? Optional.empty() : Optional.of(kept(found.get()));
  }

  private static String path(String name) {
    return ENTRIES + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public List<Kept> list(String prefix) throws StateAwayException, InterruptedException {
    List<Kept> all = new ArrayList<>();
    if (found("refresh " + INDEX, send("POST", "/" + INDEX + "/_refresh", "")).isEmpty()) {
      return all;
    }
    String after = "";
    while (true) {
      ClusterReply reply =
          send(
              "POST",
              "/" + INDEX + "/_search?allow_partial_search_results=false",
              StateDocument.search(prefix, after, PAGE));
      List<Tree> hits =
          found("search " + INDEX, reply)
              .map(tree -> tree.at("hits", "hits").elements())
              .orElse(List.of());
      for (Tree hit : hits) {
        all.add(kept(hit));
      }
      if (hits.size() < PAGE) {
        all.sort(Comparator.comparing(kept -> kept.entry().name()));
        return all;
      }
      after = all.getLast().entry().name();
    }
  }

  @Override
  public Optional<Kept> write(Entry entry, Expected expected)
      throws StateAwayException, InterruptedException {
    makeIndex();
    Instant now = clock.estimate();
    String mark = HexFormat.of().toHexDigits(random.nextLong());
    String path =
        path(entry.name())
            + "?pipeline=_none&timeout="
            + timeout.toMillis()
            + "ms"
            + only(expected);
    ClusterReply reply = send("PUT", path, StateDocument.write(entry, now, mark));
    if (reply instanceof ClusterReply.Answered answered && answered.status() == 409) {
      return ownWrite(entry.name(), mark);
    }
    Tree written =
        found("write to " + INDEX, reply).orElseThrow(() -> away("write to " + INDEX, reply));
    return Optional.of(new Kept(entry, StateDocument.version(written), now));
  }

  private static String only(Expected expected) {
    return switch (expected) {
      case Expected.Anything anything -> "";
      case Expected.Nothing nothing -> "&op_type=create";
      case Expected.Version version -> {
        String[] parts = version.version().split("\\.", -1);
        yield "&if_seq_no=" + parts[0] + "&if_primary_term=" + parts[parts.length - 1];
      }
    };
  }

  /** A request that another node was given too, since the answer was lost, meets its own work. */
  private Optional<Kept> ownWrite(String name, String mark)
      throws StateAwayException, InterruptedException {
    Optional<Tree> found = found("read from " + INDEX, send("GET", path(name), ""));
    return found.isPresent() && found.get().at("_source", "mark").text().equals(mark)
        ? Optional.of(kept(found.get()))
        : Optional.empty();
  }

  private void makeIndex() throws StateAwayException, InterruptedException {
    if (isMade) {
      return;
    }
    ClusterReply reply = send("PUT", "/" + INDEX, StateDocument.INDEX);
    boolean isThere =
        reply instanceof ClusterReply.Answered answered
            && (answered.ok()
                || answered.error().contains("resource_already_exists_exception")
                // Who may not make it may still write to it; that the write itself will tell.
                || answered.status() == 403);
    if (!isThere) {
      throw away("make the index " + INDEX, reply);
    }
    isMade = true;
  }

  @Override
  public void remove(String name) throws StateAwayException, InterruptedException {
    ClusterReply reply = send("DELETE", path(name), "");
    boolean gone =
        reply instanceof ClusterReply.Answered answered
            && (answered.ok() || answered.status() == 404);
    if (!gone) {
      throw away("delete from " + INDEX, reply);
    }
  }

  @Override
  public Instant now() throws StateAwayException, InterruptedException {
    return clock.ask();
  }
}
