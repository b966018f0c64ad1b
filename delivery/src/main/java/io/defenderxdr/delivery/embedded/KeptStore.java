package io.defenderxdr.delivery.embedded;

import io.defenderxdr.retry.Pause;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded store that is started again, with the same folder and port, when it dies on its own.
 * Who writes to it waits meanwhile, as for any store that is away. Safe for many threads.
 */
public final class KeptStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeptStore.class);
  private static final Duration BETWEEN_STARTS = Duration.ofSeconds(2);

  private final Path home;
  private final Path data;
  private final Pause wall;
  private final Thread keeper;
  private volatile StoreProcess process;

  private KeptStore(Path home, Path data, Pause wall, StoreProcess first) {
    this.home = home;
    this.data = data;
    this.wall = wall;
    this.process = first;
    this.keeper = Thread.ofVirtual().name("store-keeper").unstarted(this::keep);
  }

  /**
   * Starts a store and keeps it.
   *
   * @param home the root of the installation
   * @param data the store's data folder
   * @param port its HTTP port, 0 for any free one, which it then keeps
   * @param wall waits on the wall between two starts
   * @throws StoreStartException with the sentence for the user, if the first start fails
   */
  public static KeptStore start(Path home, Path data, int port, Pause wall)
      throws StoreStartException {
    KeptStore store = new KeptStore(home, data, wall, StoreProcess.start(home, data, port));
    store.keeper.start();
    return store;
  }

  private void keep() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (process.isAlive()) {
          process.awaitEnd();
        } else {
          startAgain();
        }
      }
    } catch (InterruptedException e) {
      // Asked to stop: close() ends the process.
      Thread.currentThread().interrupt();
    }
  }

  private void startAgain() throws InterruptedException {
    LOG.warn("The embedded store ended on its own; it is started again on {}.", process.url());
    wall.forAtLeast(BETWEEN_STARTS);
    try {
      process = StoreProcess.start(home, data, process.url().getPort());
      LOG.info("The embedded store answers again on {}.", process.url());
    } catch (StoreStartException | UncheckedIOException e) {
      LOG.warn("The embedded store does not start, next try soon: {}", e.getMessage());
    }
  }

  /** Where it answers, always the same. */
  public URI url() {
    return process.url();
  }

  /** The id of the process that runs now. */
  public long pid() {
    return process.pid();
  }

  /** Stops it cleanly for good. */
  @Override
  public void close() {
    keeper.interrupt();
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.close();
  }
}
