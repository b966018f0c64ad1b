package io.defenderxdr.delivery.quarantine;

import io.defenderxdr.delivery.cluster.Cluster;
import io.defenderxdr.delivery.cluster.ClusterReply;
import io.defenderxdr.delivery.cluster.ClusterRequest;
import io.defenderxdr.delivery.cluster.NotReadyException;
import io.defenderxdr.delivery.cluster.Readiness;
import io.defenderxdr.delivery.cluster.TargetGuard;
import io.defenderxdr.delivery.cluster.TemplateInstaller;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.Write;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.QuarantineEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Quarantine in the cluster: one document each in the data stream {@code
 * logs-defender_xdr.quarantine-<namespace>}, its id that of the refused document. A cluster that is
 * away is waited for. Safe for many threads and processes.
 */
public final class ClusterQuarantine implements Quarantine {

  private static final String STREAMS = "logs-defender_xdr.quarantine-";
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final TargetGuard guard;
  private final Function<StreamId, String> namespaces;
  private final FileQuarantine.Surroundings around;

  /**
   * Needs no network yet; its index template is installed at the first entry.
   *
   * @param namespaces the namespace of a stream's data
   * @param around the listener that is told when the cluster is away and when it is back, the clock
   *     and the way to wait
   */
  public ClusterQuarantine(
      Cluster cluster, Function<StreamId, String> namespaces, FileQuarantine.Surroundings around) {
    this.cluster = cluster;
    this.namespaces = namespaces;
    this.around = around;
    TemplateInstaller templates =
        new TemplateInstaller(cluster, List.of(QuarantineDocument.TEMPLATE));
    this.guard = new TargetGuard(cluster, templates, around.clock(), Duration.ofMinutes(1));
  }

  /** The data stream of a namespace. */
  public static String dataStream(String namespace) {
    return STREAMS + namespace;
  }

  @Override
  public void put(QuarantineEntry entry) throws InterruptedException {
    String namespace = namespaces.apply(entry.stream());
    QuarantineDocument document = QuarantineDocument.of(entry, namespace);
    boolean failed = false;
    while (!isKept(entry.stream(), dataStream(namespace), document)) {
      failed = true;
      around.pause().forAtLeast(BETWEEN_TRIES);
    }
    if (failed) {
      around.listener().recovered(entry.stream());
    }
  }

  private boolean isKept(StreamId stream, String target, QuarantineDocument document)
      throws InterruptedException {
    try {
      switch (guard.ready(target, Write.CREATE)) {
        case Readiness.NotReady not -> throw new NotReadyException(not.sentence());
        case Readiness.Ready ready -> keep(ready, target, document);
      }
      return true;
    } catch (NotReadyException e) {
      guard.forget(target);
      around
          .listener()
          .degraded(
              stream,
              "A refused document of %s cannot be put into quarantine, so the stream waits and nothing is lost: %s"
                  .formatted(stream, e.sentence()),
              around.clock().instant().plus(BETWEEN_TRIES));
      return false;
    }
  }

  private void keep(Readiness.Ready ready, String target, QuarantineDocument document)
      throws NotReadyException, InterruptedException {
    String id = URLEncoder.encode(document.id(), StandardCharsets.UTF_8);
    // An id protects within one backing index only.
    for (String older : ready.target().backing()) {
      if (isIn(older, id)) {
        return;
      }
    }
    ClusterReply reply =
        send("PUT", "/" + target + "/_create/" + id + "?pipeline=_none", document.json());
    boolean isThere =
        reply instanceof ClusterReply.Answered answered
            && (answered.ok() || answered.status() == 409);
    if (!isThere) {
      throw NotReadyException.about("write to " + target, reply);
    }
  }

  private boolean isIn(String index, String id) throws NotReadyException, InterruptedException {
    ClusterReply reply = send("GET", "/" + index + "/_doc/" + id + "?_source=false", "");
    if (reply instanceof ClusterReply.Answered answered
        && (answered.ok() || answered.status() == 404)) {
      return answered.ok();
    }
    throw NotReadyException.about("read from " + index, reply);
  }

  private ClusterReply send(String method, String path, String json) throws InterruptedException {
    ClusterRequest.Body body =
        json.isEmpty() ? ClusterRequest.Body.NONE : ClusterRequest.Body.json(json);
    return cluster.send(new ClusterRequest(method, path, body, TIMEOUT));
  }
}
