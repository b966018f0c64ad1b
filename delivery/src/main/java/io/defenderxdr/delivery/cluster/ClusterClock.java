package io.defenderxdr.delivery.cluster;

import io.defenderxdr.pipeline.StateAwayException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The cluster's clock, in whole seconds. Between two questions it is told by the time that passed
 * here, so that not each write costs one more request. Safe for many threads.
 */
final class ClusterClock {

  private static final Duration BELIEVED = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final Duration timeout;
  private volatile Told last = new Told(Instant.EPOCH, System.nanoTime() - BELIEVED.toNanos());

  /** What the cluster said, and when by our own count of time. */
  private record Told(Instant time, long nanos) {

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - nanos);
    }
  }

  ClusterClock(Cluster cluster, Duration timeout) {
    this.cluster = cluster;
    this.timeout = timeout;
  }

  /** Asks the cluster. */
  Instant ask() throws StateAwayException, InterruptedException {
    // Any answer carries a time before it arrived: what is told is never ahead of the cluster.
    ClusterReply reply =
        cluster.send(
            new ClusterRequest(
                "GET", "/_cat/health?format=json&h=epoch", ClusterRequest.Body.NONE, timeout));
    long arrived = System.nanoTime();
    long epoch = reply instanceof ClusterReply.Answered answered ? epoch(answered) : -1;
    if (epoch < 0) {
      throw new StateAwayException(
          NotReadyException.about("tell the time (privilege monitor)", reply).sentence(), null);
    }
    Instant time = Instant.ofEpochSecond(epoch);
    last = new Told(time, arrived);
    return time;
  }

  private static long epoch(ClusterReply.Answered answered) {
    List<Tree> rows = answered.tree().elements();
    return rows.isEmpty() ? -1 : rows.getFirst().at("epoch").number(-1);
  }

  /** About now. */
  Instant estimate() throws StateAwayException, InterruptedException {
    Told told = last;
    Duration age = told.age();
    return age.compareTo(BELIEVED) < 0 ? told.time().plus(age) : ask();
  }
}
