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
 * @param write what is known of the write index
 */
public record DataStream(String name, List<String> backing, WriteIndex write) {

  /**
   * The index that takes the writes.
   *
   * @param created when it was created, on the cluster's clock; {@link Instant#MAX} if not known
   * @param template the index template that the data stream follows now
   * @param finalPipeline the ingest pipeline that no writer can avoid, or empty
   */
  public record WriteIndex(Instant created, String template, String finalPipeline) {}

  public DataStream {
    backing = List.copyOf(backing);
  }

  /** A target that is a plain index on purpose. */
  static DataStream none(String name) {
    return new DataStream(name, List.of(), new WriteIndex(Instant.EPOCH, "", ""));
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
    String template = streams.getFirst().at("template").text();
    return new DataStream(name, backing, writeIndex(cluster, backing.getLast(), template));
  }

  private static WriteIndex writeIndex(Cluster cluster, String index, String template)
      throws NotReadyException, InterruptedException {
    ClusterReply reply =
        cluster.send(
            ClusterRequest.get(
                "/"
                    + index
                    + "/_settings?filter_path=*.settings.index.creation_date,*.settings.index.final_pipeline"));
    Tree settings = success("read index settings", reply).at(index, "settings", "index");
    long millis = settings.at("creation_date").number(Long.MIN_VALUE);
    // An unknown age means the safe side: everything is looked up.
    Instant created = millis == Long.MIN_VALUE ? Instant.MAX : Instant.ofEpochMilli(millis);
    return new WriteIndex(created, template, settings.at("final_pipeline").text());
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
