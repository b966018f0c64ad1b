package io.defenderxdr.collector;

import io.defenderxdr.assets.Engine;
import io.defenderxdr.assets.GeneratedTemplate;
import io.defenderxdr.assets.IndexTemplates;
import io.defenderxdr.delivery.DeliveryOptions;
import io.defenderxdr.delivery.cluster.Cluster;
import io.defenderxdr.delivery.cluster.ClusterAccess;
import io.defenderxdr.delivery.cluster.HttpCluster;
import io.defenderxdr.delivery.cluster.IndexTemplate;
import io.defenderxdr.delivery.cluster.TrustedCa;
import io.defenderxdr.delivery.embedded.KeptStore;
import io.defenderxdr.delivery.embedded.StoreStartException;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.mapping.reference.StreamFields;
import io.defenderxdr.process.JavaCommand;
import io.defenderxdr.settings.Configuration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The store as it was configured: an embedded one is started, another is only addressed.
 *
 * @param cluster how it is spoken to
 * @param url its first address
 * @param engine its kind
 * @param owned what ends with us
 */
record OpenStore(Cluster cluster, URI url, Engine engine, Owned owned) implements AutoCloseable {

  private static final Duration PATIENCE_OF_ONE_RUN = Duration.ofMinutes(2);

  /** What ends with us. */
  record Owned(HttpCaller caller, @Nullable KeptStore process) {}

  static OpenStore open(Configuration.Store store, Times times) throws StoreStartException {
    return switch (store) {
      case Configuration.Store.Embedded embedded -> embedded(embedded, times);
      case Configuration.Store.Cluster cluster -> external(cluster);
    };
  }

  private static OpenStore embedded(Configuration.Store.Embedded embedded, Times times)
      throws StoreStartException {
    KeptStore process =
        KeptStore.start(
            JavaCommand.installation(),
            embedded.path().toAbsolutePath(),
            embedded.port(),
            times.wallPause());
    HttpCaller caller = new HttpCaller(HttpRoute.DIRECT);
    return new OpenStore(
        new HttpCluster(caller, ClusterAccess.open(List.of(process.url()))),
        process.url(),
        Engine.OPENSEARCH,
        new Owned(caller, process));
  }

  private static OpenStore external(Configuration.Store.Cluster cluster) {
    Optional<Path> ca = cluster.ca();
    SSLContext tls = ca.isPresent() ? TrustedCa.read(ca.get()) : null;
    HttpCaller caller = new HttpCaller(new HttpRoute(null, tls, Duration.ofSeconds(10)));
    ClusterAccess access =
        switch (cluster.login()) {
          case Configuration.Login.Anonymous none -> ClusterAccess.open(cluster.urls());
          case Configuration.Login.Password login ->
              ClusterAccess.basic(cluster.urls(), login.username(), login.password().reveal());
          case Configuration.Login.ApiKey key ->
              ClusterAccess.apiKey(cluster.urls(), key.key().reveal());
        };
    return new OpenStore(
        new HttpCluster(caller, access),
        cluster.urls().getFirst(),
        cluster.kind().equals("elasticsearch") ? Engine.ELASTICSEARCH : Engine.OPENSEARCH,
        new Owned(caller, null));
  }

  /**
   * Our index templates in the store's dialect.
   *
   * @param streams those that are collected; tables of others are not even read
   */
  List<IndexTemplate> templates(List<String> streams) {
    return streams.stream()
        .map(stream -> IndexTemplates.forStream(StreamFields.of(stream), engine))
        .map(OpenStore::template)
        .toList();
  }

  private static IndexTemplate template(GeneratedTemplate template) {
    return new IndexTemplate(template.name(), template.json());
  }

  /**
   * The bounds of delivery; what stays on this machine is not packed.
   *
   * @param once whether an absent store ends the run instead of being waited for
   */
  DeliveryOptions options(Configuration.Limits limits, Times times, boolean once) {
    DeliveryOptions.Waits waits = DeliveryOptions.Waits.STANDARD;
    if (once) {
      waits = waits.givingUpAfter(PATIENCE_OF_ONE_RUN);
    }
    if (times.scale().factor() != 1) {
      // The store's clock then says nothing of how old a record is.
      waits = waits.lookingUpAll();
    }
    return new DeliveryOptions(
        limits.bulkCount(), limits.bulkBytes(), owned.process() == null, waits);
  }

  @Override
  public void close() {
    owned.caller().close();
    if (owned.process() != null) {
      owned.process().close();
    }
  }
}
