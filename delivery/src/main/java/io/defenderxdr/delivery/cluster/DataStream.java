package io.defenderxdr.delivery.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A data stream as it was when it was asked for.
 *
 * @param name its name
 * @param backing its backing indices from the oldest to the write index; empty if it is no data
 *     stream
 * @param writeCreated when the write index was created, on the cluster's clock
 */
public record DataStream(String name, List<String> backing, Instant writeCreated) {

  public DataStream {
    backing = List.copyOf(backing);
  }

  /** A target that is a plain index on purpose. */
  static DataStream none(String name) {
    return new DataStream(name, List.of(), Instant.EPOCH);
  }

  /**
   * Asks for a data stream.
   *
   * @return without backing indices if there is none of that name
   */
  static DataStream read(Cluster cluster, String name)
      throws NotReadyException, InterruptedException {
    ClusterReply reply = cluster.send(ClusterRequest.get("/_data_stream/" + name));
    if (reply instanceof ClusterReply.Answered answered && answered.status() == 404) {
      return none(name);
    }
    List<Tree> streams = success("read data streams", reply).at("data_streams").elements();
    if (streams.isEmpty()) {
      return none(name);
    }
    List<String> backing = new ArrayList<>();
    for (Tree index : streams.getFirst().at("indices").elements()) {
      backing.add(index.at("index_name").text());
    }
    return new DataStream(name, backing, created(cluster, backing.getLast()));
  }

  private static Instant created(Cluster cluster, String index)
      throws NotReadyException, InterruptedException {
    ClusterReply reply =
        cluster.send(
            ClusterRequest.get(
                "/" + index + "/_settings?filter_path=*.settings.index.creation_date"));
    Tree settings = success("read index settings", reply);
    long millis = settings.at(index, "settings", "index", "creation_date").number(Long.MIN_VALUE);
    // An unknown age means the safe side: everything is looked up.
    return millis == Long.MIN_VALUE ? Instant.MAX : Instant.ofEpochMilli(millis);
  }

  private static Tree success(String what, ClusterReply reply) throws NotReadyException {
    if (reply instanceof ClusterReply.Answered answered && answered.ok()) {
      return answered.tree();
    }
    throw NotReadyException.about(what, reply);
  }

  /** Whether there is such a data stream. */
  public boolean exists() {
    return !backing.isEmpty();
  }

  /** The index that takes the writes; only if it exists. */
  public String writeIndex() {
    return backing.getLast();
  }

  /** The backing indices before a given one, oldest first; all if it is not among them. */
  public List<String> before(String index) {
    int place = backing.indexOf(index);
    return place < 0 ? backing : backing.subList(0, place);
  }
}
