package io.defenderxdr.console;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Serves the console over HTTP, with few threads and small buffers, since the whole process is to
 * stay small. {@link #start} once, {@link #close} once.
 */
public final class ConsoleServer implements AutoCloseable {

  private static final int MOST_THREADS = 8;
  private static final int LEAST_THREADS = 2;
  private static final int OUTPUT_BUFFER = 8 * 1024;
  private static final int BUFFER_STEP = 4 * 1024;
  private static final int LARGEST_BUFFER = 64 * 1024;
  private static final int KEPT_BUFFERS = 8;
  private static final long KEPT_BYTES = 256 * 1024;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final ConsoleOptions options;
  private final Javalin server;

  /** One for all of the server, and a daemon: the console never keeps a process alive. */
  private final Scheduler timer = new ScheduledExecutorScheduler("console-timer", true);

  public ConsoleServer(ConsoleSources sources, ConsoleOptions options) {
    this.options = options;
    Gate gate = new Gate(options);
    Routes routes = new Routes(sources, options);
    this.server =
        Javalin.create(
            config -> {
              configure(config);
              routes.addTo(config.router, gate);
            });
  }

  /**
   * Starts to listen.
   *
   * @return the address for a browser on this machine, such as {@code http://127.0.0.1:8080}
   * @throws ConsoleAddressException if the address or port cannot be had
   */
  public String start() throws ConsoleAddressException {
    LifeCycle.start(timer); // sessions refuse one that has not started
    try {
      server.start();
    } catch (UncheckedIOException e) {
      LifeCycle.stop(timer);
      throw new ConsoleAddressException(options.address(), options.port(), e);
    }
    return "http://" + browserHost() + ":" + server.port();
  }

  /** Stops at once; an answer in hand is cut off, which a reader mends by asking again. */
  @Override
  public void close() {
    server.stop();
    LifeCycle.stop(timer);
  }

  private String browserHost() {
    String address = options.address();
    return switch (address) {
      case "0.0.0.0", "::", "[::]" -> "localhost";
      default ->
          address.indexOf(':') >= 0 && !address.startsWith("[") ? "[" + address + "]" : address;
    };
  }

  private void configure(JavalinConfig config) {
    config.showJavalinBanner = false;
    config.startupWatcherEnabled = false;
    config.http.disableCompression();
    config.jetty.threadPool = threads();
    config.jetty.modifyServer(
        jetty -> {
          jetty.setStopTimeout(0);
          jetty.addBean(timer);
        });
    config.jetty.addConnector(this::connector);
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
    threads.setName("console");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    return threads;
  }

  private ServerConnector connector(Server jetty, HttpConfiguration http) {
    http.setOutputBufferSize(OUTPUT_BUFFER);
    http.setSendServerVersion(false);
    ArrayByteBufferPool buffers =
        new ArrayByteBufferPool(
            0, BUFFER_STEP, LARGEST_BUFFER, KEPT_BUFFERS, KEPT_BYTES, KEPT_BYTES);
    ServerConnector connector =
        new ServerConnector(jetty, null, timer, buffers, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(options.address());
    connector.setPort(options.port());
    connector.setIdleTimeout(IDLE.toMillis());
    bind(connector);
    return connector;
  }

  /** Before the server starts, so that a taken port is one sentence and not a log of failures. */
  private static void bind(ServerConnector connector) {
    try {
      connector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
