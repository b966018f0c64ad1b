package io.defenderxdr.delivery.cluster;

/**
 * Port: an Elasticsearch or OpenSearch cluster that answers HTTP requests. Safe for many threads.
 */
public interface Cluster {

  /**
   * Sends one request and reads the whole reply. No answer and a broken reply are {@link
   * ClusterReply.NoAnswer}; there is no other failure.
   *
   * @throws InterruptedException when asked to stop
   */
  ClusterReply send(ClusterRequest request) throws InterruptedException;
}
