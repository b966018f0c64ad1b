package io.defenderxdr.delivery.cluster;

import org.jspecify.annotations.Nullable;

/** What a cluster said. */
public sealed interface ClusterReply {

  /**
   * An answer, complete.
   *
   * @param status the HTTP status
   * @param retryAfter the header {@code Retry-After} as received, or null
   * @param body the unpacked body
   */
  record Answered(int status, @Nullable String retryAfter, byte[] body) implements ClusterReply {

    /** Whether the status is one of success. */
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    /** The body as a tree; empty if it is no JSON. */
    public Tree tree() {
      return Tree.read(body);
    }

    /** Type and reason of the error as the cluster names them, or the status alone. */
    public String error() {
      Tree error = tree().at("error");
      String type = error.at("type").text();
      String reason = error.at("reason").text();
      if (type.isEmpty() && reason.isEmpty()) {
        return error.text().isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + error.text();
      }
      return "HTTP %d, %s: %s".formatted(status, type, reason);
    }
  }

  /**
   * No complete answer from any node.
   *
   * @param reason one clause for people
   */
  record NoAnswer(String reason) implements ClusterReply {}
}
