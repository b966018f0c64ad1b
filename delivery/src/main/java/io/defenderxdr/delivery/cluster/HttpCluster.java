package io.defenderxdr.delivery.cluster;

import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cluster over HTTP. A node that gives no answer is left for the next one, which then stays the
 * first choice; every request is safe to repeat. Safe for many threads.
 */
public final class HttpCluster implements Cluster {

  /** A reply longer than this is none of ours; bulk replies are filtered and far smaller. */
  private static final int LONGEST_REPLY = 64_000_000;

  private final HttpCaller caller;
  private final ClusterAccess access;
  private final AtomicInteger preferred = new AtomicInteger();

  public HttpCluster(HttpCaller caller, ClusterAccess access) {
    this.caller = caller;
    this.access = access;
  }

  @Override
  public ClusterReply send(ClusterRequest request) throws InterruptedException {
    int nodes = access.urls().size();
    int first = preferred.get();
    ClusterReply reply = new ClusterReply.NoAnswer("no address");
    for (int i = 0; i < nodes; i++) {
      int node = (first + i) % nodes;
      reply = sendTo(access.urls().get(node), request);
      if (reply instanceof ClusterReply.Answered) {
        preferred.set(node);
        return reply;
      }
    }
    return reply;
  }

  private ClusterReply sendTo(URI node, ClusterRequest request) throws InterruptedException {
    return switch (caller.call(httpRequest(node, request), request.timeout())) {
      case HttpReply.Answered answered -> read(node, answered);
      case HttpReply.NoAnswer none -> new ClusterReply.NoAnswer(none.reason());
    };
  }

  private HttpRequest httpRequest(URI node, ClusterRequest request) {
    String base = node.toString();
    URI uri =
        URI.create(
            (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + request.path());
    ClusterRequest.Body body = request.body();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri)
            .method(
                request.method(),
                body.length() == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(body.bytes(), 0, body.length()))
            .header("Accept", "application/json");
    if (!body.contentType().isEmpty()) {
      builder.header("Content-Type", body.contentType());
    }
    if (body.gzip()) {
      builder.header("Content-Encoding", "gzip");
    }
    if (access.authorization() != null) {
      builder.header("Authorization", access.authorization());
    }
    return builder.build();
  }

  private static ClusterReply read(URI node, HttpReply.Answered answered) {
    try (InputStream body = answered.body()) {
      byte[] bytes = body.readNBytes(LONGEST_REPLY);
      return new ClusterReply.Answered(
          answered.status(), answered.headers().firstValue("Retry-After").orElse(null), bytes);
    } catch (IOException e) {
      return new ClusterReply.NoAnswer(
          "the reply of %s:%d broke off (%s)"
              .formatted(node.getHost(), node.getPort(), e.getMessage()));
    }
  }
}
