package io.defenderxdr.collector;

import io.defenderxdr.checkpoint.FileStateStore;
import io.defenderxdr.checkpoint.StateLock;
import io.defenderxdr.checkpoint.StoredCheckpoints;
import io.defenderxdr.console.ConsoleServer;
import io.defenderxdr.console.ConsoleSources;
import io.defenderxdr.delivery.BulkDelivery;
import io.defenderxdr.delivery.DeliveryOptions;
import io.defenderxdr.delivery.StoreAwayException;
import io.defenderxdr.delivery.cluster.Readiness;
import io.defenderxdr.delivery.cluster.StoredAlerts;
import io.defenderxdr.delivery.cluster.TargetGuard;
import io.defenderxdr.delivery.cluster.TemplateInstaller;
import io.defenderxdr.delivery.embedded.StoreStartException;
import io.defenderxdr.delivery.quarantine.FileQuarantine;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.Write;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.TableMapping;
import io.defenderxdr.metrics.Meters;
import io.defenderxdr.pipeline.Checkpoints;
import io.defenderxdr.pipeline.Delivery;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.StateFolderException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StreamPipeline;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.source.graph.AlertStream;
import io.defenderxdr.status.Part;
import io.defenderxdr.status.StatusBoard;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running collector: started phase by phase, stopped in the opposite order. If a phase fails, the
 * ones before it are stopped.
 */
public final class Collector implements AutoCloseable {

  /** The streams that this process can collect. */
  private static final List<String> COLLECTED = List.of("alert");

  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

  private final Configuration configuration;
  private final Times times;
  private final StatusBoard board;
  private final Meters meters;
  private final SplittableRandom random = new SplittableRandom();
  private final Deque<Phase> phases = new ArrayDeque<>();
  private final List<StreamThread> streams = new ArrayList<>();
  private @Nullable String console;
  private @Nullable URI store;

  private Collector(Configuration configuration, Times times) {
    this.configuration = configuration;
    this.times = times;
    this.board = new StatusBoard(times.clock());
    this.meters = new Meters(board);
  }

  /**
   * Starts one.
   *
   * @param once whether each stream catches up and ends
   * @throws StoreStartException if the embedded store does not start
   * @throws StateFolderException if the state folder or a position in it cannot be used
   * @throws IOException with a sentence, if a certificate cannot be read or the console's port is
   *     taken
   */
  public static Collector start(Configuration configuration, Times times, boolean once)
      throws InterruptedException, StoreStartException, IOException {
    Collector collector = new Collector(configuration, times);
    boolean started = false;
    try {
      collector.start(once);
      started = true;
      return collector;
    } finally {
      if (!started) {
        collector.close();
      }
    }
  }

  private void start(boolean once) throws InterruptedException, StoreStartException, IOException {
    StateLock lock = StateLock.take(configuration.state(), times.wallPause());
    phases.push(new Phase("state", lock::close));
    PipelineListener stateTrouble = new LoggedTrouble(board.of(Part.STATE));
    StateStore state = FileStateStore.open(configuration.state(), times.clock(), times.wallPause());
    Checkpoints checkpoints = new StoredCheckpoints(state, stateTrouble, times.pause());
    FileQuarantine quarantine =
        FileQuarantine.open(
            configuration.state().resolve("quarantine"),
            new FileQuarantine.Surroundings(stateTrouble, times.clock(), times.pause()));
    AlertSources sources =
        new AlertSources(
            configuration.limits(), new AlertStream.Keeping(checkpoints, quarantine), times);
    sources.requirePositions(configuration.tenants());
    OpenStore open = OpenStore.open(configuration.store(), times);
    phases.push(new Phase("store", open::close));
    store = open.url();
    BulkDelivery delivery = delivery(open, quarantine, once);
    for (Configuration.Tenant tenant : configuration.tenants()) {
      if (tenant.alert().isPresent()) {
        streams.add(alert(tenant, sources, new Ends(delivery, checkpoints), once));
      }
    }
    startConsole(open);
    phases.push(new Phase("streams", this::stopStreams));
    streams.forEach(StreamThread::start);
  }

  private BulkDelivery delivery(OpenStore open, FileQuarantine quarantine, boolean once)
      throws InterruptedException {
    DeliveryOptions options = open.options(configuration.limits(), times, once);
    TargetGuard guard =
        new TargetGuard(
            open.cluster(),
            new TemplateInstaller(open.cluster(), open.templates(COLLECTED)),
            times.clock(),
            options.waits().guard());
    if (once) {
      requireReady(guard);
    }
    return new BulkDelivery(
        new BulkDelivery.Store(open.cluster(), guard, options),
        new BulkDelivery.Surroundings(
            quarantine,
            new LoggedTrouble(board.of(Part.STORE)),
            times.clock(),
            times.pause(),
            random.split()));
  }

  /** A run that ends by itself says at once that the store cannot be used. */
  private void requireReady(TargetGuard guard) throws InterruptedException {
    for (Configuration.Tenant tenant : configuration.tenants()) {
      String index = "logs-m365_defender.alert-" + tenant.namespace();
      if (guard.ready(index, Write.CREATE) instanceof Readiness.NotReady notReady) {
        throw new StoreAwayException(notReady.sentence());
      }
    }
  }

  /** Where batches end. */
  private record Ends(Delivery delivery, Checkpoints checkpoints) {}

  private StreamThread alert(
      Configuration.Tenant tenant, AlertSources sources, Ends ends, boolean once)
      throws IOException {
    StreamId stream = new StreamId(tenant.name(), "alert");
    Configuration.Alert alert = tenant.alert().orElseThrow();
    Source source = sources.source(stream, alert, board, random.split());
    TableMapping mapping =
        TableMapping.forStream(
            stream,
            new MappingOptions(
                tenant.namespace(),
                alert.access().tenantId(),
                alert.documents().tags(),
                false,
                true,
                UserProcessors.of(alert.documents())),
            times.clock());
    meters.add(stream);
    StreamPipeline pipeline =
        new StreamPipeline(mapping, ends.delivery(), ends.checkpoints(), board);
    return new StreamThread(source, pipeline, board, times.pause(), once);
  }

  private void startConsole(OpenStore open) throws IOException {
    ConsoleSources sources =
        new ConsoleSources(
            board,
            new StoredAlerts(open.cluster(), "logs-m365_defender.alert-*"),
            meters::scrape,
            times.clock());
    ConsoleServer server =
        new ConsoleServer(sources, ConsoleSettings.options(configuration.http()));
    console = server.start();
    phases.push(new Phase("console", server::close));
  }

  private void stopStreams() {
    streams.forEach(StreamThread::interrupt);
    for (StreamThread stream : streams) {
      try {
        stream.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits until every stream has ended.
   *
   * @return why a stream was refused; null if none was
   */
  public @Nullable Exception join() throws InterruptedException {
    Exception refusal = null;
    for (StreamThread stream : streams) {
      Exception reason = stream.join();
      refusal = refusal == null ? reason : refusal;
    }
    return refusal;
  }

  /** The state of the streams. */
  public StatusBoard board() {
    return board;
  }

  /** The address of the console. */
  public String console() {
    return String.valueOf(console);
  }

  /** The address of the store. */
  public String store() {
    return String.valueOf(store);
  }

  /** Stops in the opposite order of the start. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    while (!phases.isEmpty()) {
      Phase phase = phases.pop();
      LOG.info("stopping: {}", phase.name());
      phase.stop().run();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
