package io.defenderxdr.bench.part;

import io.defenderxdr.assets.Engine;
import io.defenderxdr.assets.GeneratedTemplate;
import io.defenderxdr.assets.IndexTemplates;
import io.defenderxdr.delivery.cluster.ClusterAccess;
import io.defenderxdr.delivery.cluster.HttpCluster;
import io.defenderxdr.delivery.cluster.IndexTemplate;
import io.defenderxdr.delivery.cluster.Readiness;
import io.defenderxdr.delivery.cluster.TargetGuard;
import io.defenderxdr.delivery.cluster.TemplateInstaller;
import io.defenderxdr.event.Write;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.mapping.reference.StreamFields;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The place that documents go to: the same template and data stream that the collector makes. */
final class Target {

  private Target() {}

  static void make(String store, String index) throws IOException, InterruptedException {
    GeneratedTemplate generated =
        IndexTemplates.forStream(StreamFields.of("event"), Engine.OPENSEARCH);
    try (HttpCaller caller = new HttpCaller(HttpRoute.DIRECT)) {
      HttpCluster cluster = new HttpCluster(caller, ClusterAccess.open(List.of(URI.create(store))));
      TemplateInstaller installer =
          new TemplateInstaller(
              cluster, List.of(new IndexTemplate(generated.name(), generated.json())));
      TargetGuard guard =
          new TargetGuard(cluster, installer, Clock.systemUTC(), Duration.ofMinutes(1));
      if (guard.ready(index, Write.CREATE) instanceof Readiness.NotReady not) {
        throw new IOException(not.sentence());
      }
    }
  }
}
