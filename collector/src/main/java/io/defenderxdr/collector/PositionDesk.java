package io.defenderxdr.collector;

import io.defenderxdr.delivery.embedded.StoreStartException;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.settings.BlobContainer;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.EventConfiguration.Reading;
import io.defenderxdr.source.event.EventStreams;
import io.defenderxdr.source.eventhub.CheckpointDesk;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The positions of a tenant's hub, where the settings keep them, without a running collector. For
 * one thread.
 */
public final class PositionDesk implements AutoCloseable {

  private final Configuration configuration;
  private final Times times;
  private final RandomGenerator random = new SecureRandom();
  private @Nullable OpenStore store;
  private @Nullable CheckpointDesk desk;

  private PositionDesk(Configuration configuration, Times times) {
    this.configuration = configuration;
    this.times = times;
  }

  /**
   * Opens the place of positions; the hub is connected when first asked.
   *
   * @param stream whose positions
   * @param amqp how that stream is read
   * @throws StoreStartException if positions are kept in an embedded store, which does not start
   * @throws IOException with a sentence, if a certificate cannot be read
   */
  public static PositionDesk open(
      Configuration configuration, StreamId stream, Reading.Amqp amqp, Times times)
      throws IOException, StoreStartException {
    PositionDesk open = new PositionDesk(configuration, times);
    boolean done = false;
    try {
      open.desk = open.streams(open.state()).desk(stream, amqp, configuration.limits());
      done = true;
      return open;
    } finally {
      if (!done) {
        open.close();
      }
    }
  }

  /** What can be done with them. */
  public CheckpointDesk positions() {
    return java.util.Objects.requireNonNull(desk, "open");
  }

  /**
   * Another container of the storage account that keeps the positions.
   *
   * @return empty if they are not kept in a storage account
   * @throws IOException with a sentence, if a certificate cannot be read
   */
  public Optional<StateStore> container(Reading.Amqp amqp, String name) throws IOException {
    Optional<BlobContainer> own = amqp.positions();
    if (own.isEmpty() && configuration.state() instanceof Configuration.State.Blob blob) {
      own = Optional.of(blob.container());
    }
    if (own.isEmpty()) {
      return Optional.empty();
    }
    OpenState.Surroundings around = surroundings();
    return Optional.of(OpenState.container(new BlobContainer(own.get().login(), name), around));
  }

  private StateStore state() throws IOException, StoreStartException {
    return switch (configuration.state()) {
      case Configuration.State.File file -> OpenState.inFolder(file, surroundings()).store();
      case Configuration.State.Blob blob -> OpenState.inContainer(blob, surroundings()).store();
      case Configuration.State.Cluster cluster -> {
        OpenStore open = OpenStore.open(configuration.store(), times);
        store = open;
        yield OpenState.inCluster(open.cluster(), configuration.tenants(), surroundings()).store();
      }
    };
  }

  private EventStreams streams(StateStore state) {
    return new EventStreams(
        "",
        state,
        AlertSources.ROUTES,
        new EventStreams.Time(times.clock(), times.pause(), times.wallPause(), random));
  }

  private OpenState.Surroundings surroundings() {
    return new OpenState.Surroundings(times, new PipelineListener() {}, random);
  }

  @Override
  public void close() {
    if (desk != null) {
      desk.close();
    }
    if (store != null) {
      store.close();
    }
  }
}
