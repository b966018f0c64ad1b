package io.defenderxdr.delivery;

import io.defenderxdr.delivery.cluster.Cluster;
import io.defenderxdr.delivery.cluster.ClusterReply;
import io.defenderxdr.delivery.cluster.ClusterRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The shared store with faults in front of it. */
final class FaultyCluster implements Cluster {

  /** Answers instead of the store, or not. */
  interface Fault {
    Optional<ClusterReply> instead(ClusterRequest request, FaultyCluster self);
  }

  /** Runs after the store answered, and may answer otherwise. */
  interface After {
    ClusterReply then(ClusterReply reply) throws InterruptedException;
  }

  private final List<String> bulks = new ArrayList<>();
  private Fault fault = (request, self) -> Optional.empty();
  private Runnable beforeBulk = () -> {};
  private After afterBulk = reply -> reply;

  void fault(Fault next) {
    this.fault = next;
  }

  void beforeBulk(Runnable next) {
    this.beforeBulk = next;
  }

  void afterBulk(After next) {
    this.afterBulk = next;
  }

  /** The bodies of all bulk requests so far, unpacked. */
  List<String> bulks() {
    return bulks;
  }

  static boolean isBulk(ClusterRequest request) {
    return request.path().startsWith("/_bulk") && request.path().contains("pipeline=_none");
  }

  static Optional<ClusterReply> answer(int status, String body) {
    return Optional.of(
        new ClusterReply.Answered(status, null, body.getBytes(StandardCharsets.UTF_8)));
  }

  static String text(ClusterRequest request) {
    ByteArrayInputStream bytes =
        new ByteArrayInputStream(request.body().bytes(), 0, request.body().length());
    try {
      return new String(
          request.body().gzip() ? new GZIPInputStream(bytes).readAllBytes() : bytes.readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ClusterReply send(ClusterRequest request) throws InterruptedException {
    boolean bulk = isBulk(request);
    if (bulk) {
      bulks.add(text(request));
    }
    Optional<ClusterReply> instead = fault.instead(request, this);
    if (instead.isPresent()) {
      return instead.get();
    }
    if (!bulk) {
      return SharedStore.cluster().send(request);
    }
    beforeBulk.run();
    return afterBulk.then(SharedStore.cluster().send(request));
  }
}
