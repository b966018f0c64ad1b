package io.defenderxdr.delivery;

import io.defenderxdr.delivery.cluster.Cluster;
import io.defenderxdr.delivery.cluster.ClusterAccess;
import io.defenderxdr.delivery.cluster.ClusterReply;
import io.defenderxdr.delivery.cluster.ClusterRequest;
import io.defenderxdr.delivery.cluster.HttpCluster;
import io.defenderxdr.delivery.cluster.Tree;
import io.defenderxdr.delivery.embedded.StoreProcess;
import io.defenderxdr.delivery.embedded.StoreStartException;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded store for all tests of this module; it ends with the tests' process. */
public final class SharedStore {

  private static final AtomicInteger NAMESPACES = new AtomicInteger();
  private static final StoreProcess STORE = start();
  private static final Cluster CLUSTER =
      new HttpCluster(new HttpCaller(HttpRoute.DIRECT), ClusterAccess.open(List.of(STORE.url())));

  private SharedStore() {}

  private static StoreProcess start() {
    try {
      Path data = Files.createTempDirectory("store");
      return StoreProcess.start(Path.of(System.getProperty("defenderxdr.root")), data, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StoreStartException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Cluster cluster() {
    return CLUSTER;
  }

  /** The name of an alert data stream that no other test uses. */
  public static String freshDataStream() {
    return "logs-m365_defender.alert-n" + NAMESPACES.incrementAndGet();
  }

  /** Asks the store; fails the test unless it agrees. */
  public static Tree ask(String method, String path, String json) throws InterruptedException {
    ClusterReply reply = CLUSTER.send(ClusterRequest.of(method, path, json));
    if (reply instanceof ClusterReply.Answered answered && answered.ok()) {
      return answered.tree();
    }
    throw new AssertionError(
        method
            + " "
            + path
            + ": "
            + (reply instanceof ClusterReply.Answered answered
                ? answered.error()
                : reply.toString()));
  }

  /** How many documents there are, after a refresh. */
  public static long count(String index) throws InterruptedException {
    ask("POST", "/" + index + "/_refresh", "");
    return ask("GET", "/" + index + "/_count", "").at("count").number(-1);
  }

  /** Rolls a data stream over. */
  public static void rollOver(String index) throws InterruptedException {
    ask("POST", "/" + index + "/_rollover", "");
  }
}
