package io.defenderxdr.collector;

import io.defenderxdr.azure.BlobWaits;
import io.defenderxdr.checkpoint.FileStateStore;
import io.defenderxdr.checkpoint.StoredCheckpoints;
import io.defenderxdr.checkpoint.StoredQuarantine;
import io.defenderxdr.delivery.cluster.Cluster;
import io.defenderxdr.delivery.cluster.ClusterStateStore;
import io.defenderxdr.delivery.quarantine.ClusterQuarantine;
import io.defenderxdr.delivery.quarantine.FileQuarantine;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.Checkpoints;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.settings.BlobContainer;
import io.defenderxdr.settings.Configuration;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The place of positions, leases, ledger and quarantine, as it was configured.
 *
 * @param store its entries
 * @param checkpoints positions of polled streams
 * @param quarantine what store or source refused
 * @param shared whether other collectors use it too
 */
record OpenState(StateStore store, Checkpoints checkpoints, Quarantine quarantine, boolean shared) {

  /** What all of them need. */
  record Surroundings(Times times, PipelineListener trouble, RandomGenerator random) {

    private OpenState over(StateStore store, Quarantine quarantine, boolean shared) {
      return new OpenState(
          store, new StoredCheckpoints(store, trouble, times.pause()), quarantine, shared);
    }

    private FileQuarantine.Surroundings quarantine() {
      return new FileQuarantine.Surroundings(trouble, times.clock(), times.pause());
    }
  }

  /** Where it does not live in the store; a broken position is then a fault of the start. */
  static @Nullable OpenState outsideTheStore(Configuration configuration, Surroundings around)
      throws InterruptedException, IOException {
    return switch (configuration.state()) {
      case Configuration.State.File file -> {
        OpenState state = inFolder(file, around);
        for (Configuration.Tenant tenant : configuration.tenants()) {
          if (tenant.alert().isPresent()) {
            state.checkpoints().read(new StreamId(tenant.name(), "alert"));
          }
        }
        yield state;
      }
      case Configuration.State.Blob blob -> inContainer(blob, around);
      case Configuration.State.Cluster cluster -> null;
    };
  }

  /** In a folder of this machine. */
  static OpenState inFolder(Configuration.State state, Surroundings around) {
    Times times = around.times();
    return around.over(
        FileStateStore.open(state.path(), times.clock(), times.wallPause()),
        FileQuarantine.open(state.path().resolve("quarantine"), around.quarantine()),
        false);
  }

  /**
   * In a container of Azure Storage.
   *
   * @throws IOException with a sentence, if a certificate cannot be read
   */
  static OpenState inContainer(Configuration.State.Blob state, Surroundings around)
      throws IOException {
    Times times = around.times();
    StateStore store = container(state.container(), around);
    return around.over(
        store, new StoredQuarantine(store, around.trouble(), times.clock(), times.pause()), true);
  }

  /**
   * The entries of a container.
   *
   * @throws IOException with a sentence, if a certificate cannot be read
   */
  static StateStore container(BlobContainer container, Surroundings around) throws IOException {
    return AlertSources.ROUTES
        .storage(container.login())
        .states(
            container.name(),
            new BlobWaits(BlobWaits.USUAL, around.times().wallPause(), around.random()));
  }

  /** In the cluster that keeps the documents. */
  static OpenState inCluster(
      Cluster cluster, List<Configuration.Tenant> tenants, Surroundings around) {
    return around.over(
        new ClusterStateStore(cluster, ClusterStateStore.USUAL, around.random()),
        new ClusterQuarantine(cluster, stream -> namespace(tenants, stream), around.quarantine()),
        true);
  }

  private static String namespace(List<Configuration.Tenant> tenants, StreamId stream) {
    return tenants.stream()
        .filter(tenant -> tenant.name().equals(stream.tenant()))
        .map(Configuration.Tenant::namespace)
        .findFirst()
        .orElse("default");
  }
}
