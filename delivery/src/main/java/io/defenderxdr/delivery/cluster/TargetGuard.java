package io.defenderxdr.delivery.cluster;

import io.defenderxdr.event.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows whether an index may be written: the template that the cluster would use is ours, and a
 * target of create-only writes is a data stream. It makes good what it can: installs the templates,
 * makes the data stream.
 *
 * <p>A yes is good for a while, a no for the moment only. Safe for many threads.
 */
public final class TargetGuard {

  private record Known(Readiness.Ready ready, Instant until) {}

  private final Cluster cluster;
  private final TemplateInstaller installer;
  private final TemplateCheck check;
  private final Clock clock;
  private final Duration goodFor;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * Guards one cluster.
   *
   * @param goodFor how long a yes is believed, in the clock's time
   */
  public TargetGuard(Cluster cluster, TemplateInstaller installer, Clock clock, Duration goodFor) {
    this.cluster = cluster;
    this.installer = installer;
    this.check = new TemplateCheck(cluster, installer.names());
    this.clock = clock;
    this.goodFor = goodFor;
  }

  /** Whether the index may be written in this way. */
  public Readiness ready(String index, Write write) throws InterruptedException {
    Known before = known.get(index);
    if (before != null && clock.instant().isBefore(before.until())) {
      return before.ready();
    }
    try {
      Readiness.Ready ready = ask(index, write);
      known.put(index, new Known(ready, clock.instant().plus(goodFor)));
      return ready;
    } catch (NotReadyException e) {
      known.remove(index);
      return new Readiness.NotReady(e.sentence());
    }
  }

  /** Forgets a yes, because a reply showed that something has changed. */
  public void forget(String index) {
    known.remove(index);
  }

  private Readiness.Ready ask(String index, Write write)
      throws NotReadyException, InterruptedException {
    Dialect dialect = dialect();
    installer.install();
    if (write instanceof Write.Newest) {
      return new Readiness.Ready(dialect, DataStream.none(index), check.warningsFor(index));
    }
    DataStream there = DataStream.read(cluster, index);
    if (there.exists()) {
      return new Readiness.Ready(dialect, there, check.warningsFor(there));
    }
    refusePlainIndex(index);
    List<String> warnings = check.warningsFor(index);
    return new Readiness.Ready(dialect, make(index), warnings);
  }

  private Dialect dialect() throws NotReadyException, InterruptedException {
    ClusterReply reply = cluster.send(ClusterRequest.get("/"));
    if (reply instanceof ClusterReply.Answered answered && answered.ok()) {
      return Dialect.of(answered.tree());
    }
    throw NotReadyException.about("say what it is", reply);
  }

  private DataStream make(String name) throws NotReadyException, InterruptedException {
    // Made by name and not by the first write: a write would silently make a plain index if the
    // template went away in between.
    ClusterReply reply = cluster.send(ClusterRequest.of("PUT", "/_data_stream/" + name, ""));
    DataStream made = DataStream.read(cluster, name);
    if (made.exists()) {
      return made;
    }
    throw NotReadyException.about("make the data stream " + name, reply);
  }

  private void refusePlainIndex(String name) throws NotReadyException, InterruptedException {
    ClusterReply reply =
        cluster.send(
            new ClusterRequest(
                "HEAD", "/" + name, ClusterRequest.Body.NONE, Duration.ofSeconds(30)));
    if (reply instanceof ClusterReply.Answered answered && answered.status() == 404) {
      return;
    }
    if (reply instanceof ClusterReply.Answered answered && answered.ok()) {
      throw new NotReadyException(
          "%s is a plain index or an alias and not a data stream: move its documents away and delete it, then writing goes on by itself."
              .formatted(name));
    }
    throw NotReadyException.about("look at the index " + name, reply);
  }
}
