package io.defenderxdr.store.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.codelibs.opensearch.runner.node.OpenSearchRunnerNode;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.BindHttpException;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.index.mapper.MapperExtrasModulePlugin;
import org.opensearch.index.reindex.ReindexModulePlugin;
import org.opensearch.ingest.common.IngestCommonModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.script.mustache.MustacheModulePlugin;
import org.opensearch.search.aggregations.matrix.MatrixAggregationModulePlugin;
import org.opensearch.transport.Netty4ModulePlugin;

/** One OpenSearch node that is a cluster by itself. */
final class StoreNode implements AutoCloseable {

  private static final List<Class<? extends Plugin>> MODULES =
      List.of(
          Netty4ModulePlugin.class,
          CommonAnalysisModulePlugin.class,
          MapperExtrasModulePlugin.class,
          ReindexModulePlugin.class,
          IngestCommonModulePlugin.class,
          PainlessModulePlugin.class,
          MustacheModulePlugin.class,
          MatrixAggregationModulePlugin.class);

  private final Node node;

  private StoreNode(Node node) {
    this.node = node;
  }

  /**
   * Starts the node; it answers over HTTP when this returns.
   *
   * @throws StoreFault if it cannot
   */
  static StoreNode start(Path folder, int port) throws StoreFault {
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            settings(folder, port), Map.of(), folder.resolve("config"), () -> "defender-xdr");
    Node node = new OpenSearchRunnerNode(environment, MODULES);
    try {
      return new StoreNode(node.start());
    } catch (BindHttpException e) {
      throw Claims.portTaken(port);
    } catch (NodeValidationException e) {
      throw new StoreFault(
          StoreFault.INTERNAL, "OpenSearch refuses to start here: " + e.getMessage());
    }
  }

  private static Settings settings(Path folder, int port) {
    return Settings.builder()
        .put("cluster.name", "defender-xdr")
        .put("node.name", "defender-xdr")
        .put("path.home", folder.toString())
        .put("path.data", folder.resolve("data").toString())
        .put("path.logs", folder.resolve("logs").toString())
        .put("network.host", "127.0.0.1")
        .put("http.port", String.valueOf(port))
        .put("transport.port", "0")
        .put("discovery.type", "single-node")
        // A full disk is for the caller to see as a refused write; a silent read-only block that
        // outlives it is not.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .put("cluster.default_number_of_replicas", 0)
        .build();
  }

  /** Where it answers. */
  String url() {
    InetSocketAddress address =
        node.injector()
            .getInstance(HttpServerTransport.class)
            .boundAddress()
            .publishAddress()
            .address();
    return "http://127.0.0.1:" + address.getPort();
  }

  @Override
  public void close() throws IOException {
    node.close();
  }
}
