package io.defenderxdr.collector;

import io.defenderxdr.checkpoint.OwnerName;
import io.defenderxdr.checkpoint.StateLock;
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
import io.defenderxdr.event.Write;
import io.defenderxdr.metrics.Meters;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.StateFolderException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.status.LedgerKeeper;
import io.defenderxdr.status.Part;
import io.defenderxdr.status.StatusBoard;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running collector: started phase by phase, stopped in the opposite order. If a phase fails, the
 * ones before it are stopped.
 */
public final class Collector implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

  private final Configuration configuration;
  private final Times times;
  private final StatusBoard board;
  private final Meters meters;

  /** Names and spreads waits; many threads use it. */
  private final RandomGenerator random = new SecureRandom();

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
    Configuration.State kept = configuration.state();
    StateLock lock = StateLock.take(kept.path(), times.wallPause());
    phases.push(new Phase("state", lock::close));
    String owner = OwnerName.of(kept.path(), random);
    OpenState.Surroundings around =
        new OpenState.Surroundings(times, new LoggedTrouble(board.of(Part.STATE)), random);
    OpenState own = OpenState.outsideTheStore(configuration, around);
    OpenStore open = OpenStore.open(configuration.store(), times);
    phases.push(new Phase("store", open::close));
    store = open.url();
    OpenState state =
        own == null ? OpenState.inCluster(open.cluster(), configuration.tenants(), around) : own;
    BulkDelivery delivery = delivery(open, state.quarantine(), once);
    StreamMaker maker =
        new StreamMaker(
            configuration,
            times,
            new StreamMaker.Watched(board, meters),
            new StreamMaker.Ends(delivery, state, owner),
            random);
    streams.addAll(maker.all(once));
    startConsole(open);
    startLedger(state.store(), owner);
    phases.push(new Phase("streams", this::stopStreams));
    streams.forEach(StreamThread::start);
  }

  private void startLedger(StateStore kept, String owner) throws InterruptedException {
    streams.forEach(stream -> board.starting(stream.stream()));
    LedgerKeeper ledger =
        new LedgerKeeper(
            board,
            kept,
            new LedgerKeeper.Keeping(
                owner + "-" + Long.toHexString(random.nextLong()),
                LedgerKeeper.EVERY,
                times.clock(),
                times.pause()));
    ledger.start();
    phases.push(new Phase("ledger", ledger::close));
  }

  private BulkDelivery delivery(OpenStore open, Quarantine quarantine, boolean once)
      throws InterruptedException {
    DeliveryOptions options = open.options(configuration.limits(), times, once);
    TargetGuard guard =
        new TargetGuard(
            open.cluster(),
            new TemplateInstaller(open.cluster(), open.templates(collected())),
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
            random));
  }

  /** The streams that are on in any tenant. */
  private List<String> collected() {
    List<String> streams = new ArrayList<>();
    if (configuration.tenants().stream().anyMatch(tenant -> tenant.alert().isPresent())) {
      streams.add("alert");
    }
    if (configuration.tenants().stream().anyMatch(tenant -> tenant.event().isPresent())) {
      streams.add("event");
    }
    return streams;
  }

  /** A run that ends by itself says at once that the store cannot be used. */
  private void requireReady(TargetGuard guard) throws InterruptedException {
    for (Configuration.Tenant tenant : configuration.tenants()) {
      String stream = tenant.alert().isPresent() ? "alert" : "event";
      String index = "logs-m365_defender." + stream + "-" + tenant.namespace();
      if (guard.ready(index, Write.CREATE) instanceof Readiness.NotReady notReady) {
        throw new StoreAwayException(notReady.sentence());
      }
    }
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
