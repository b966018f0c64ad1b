package io.defenderxdr.simulator.hub;

import io.defenderxdr.simulator.fault.FaultBoard;
import io.vertx.core.Vertx;
import io.vertx.proton.ProtonServer;
import io.vertx.proton.ProtonServerOptions;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Lets clients read a hub over AMQP 1.0, without TLS, on loopback. Runs on threads of its own until
 * it is closed.
 */
public final class HubServer implements AutoCloseable {
  static final String HOST = "127.0.0.1";
  private static final int FRAME = 65_536;
  private static final int HEARTBEAT_MILLIS = 60_000;
  private static final long TICK_MILLIS = 10;

  private final Vertx vertx;
  private final ProtonServer server;
  private final String connectionString;

  /**
   * What a server goes by.
   *
   * @param gate who may read
   * @param board the faults that are on
   * @param wall the time outside, by which tokens of clients run out
   */
  public record Terms(Gate gate, FaultBoard board, Clock wall) {
    /** A key, no faults, the system's time. */
    public static Terms usual() {
      Gate gate = Gate.of("listen", "c2VjcmV0LW9mLXRoZS1odWI=");
      return new Terms(gate, new FaultBoard(), Clock.systemUTC());
    }
  }

  private HubServer(Vertx vertx, ProtonServer server, Hub hub, Gate gate) {
    this.vertx = vertx;
    this.server = server;
    this.connectionString =
        ("Endpoint=sb://%s:%d;SharedAccessKeyName=%s;SharedAccessKey=%s;"
                + "UseDevelopmentEmulator=true;EntityPath=%s")
            .formatted(HOST, server.actualPort(), gate.keyName(), gate.key(), hub.name());
  }

  /** Starts a server on any free port, with a key, no faults, the system's time. */
  public static HubServer start(Hub hub) throws IOException {
    return start(0, hub, Terms.usual());
  }

  /**
   * Starts a server.
   *
   * @param port the port on loopback, 0 for any free one
   * @throws IOException if the port is taken
   */
  public static HubServer start(int port, Hub hub, Terms terms) throws IOException {
    Vertx vertx = Loop.start();
    House house = new House(vertx, hub, terms.gate(), terms.wall(), new Rules(terms.board()));
    try {
      ProtonServer server = listen(port, vertx, house);
      return new HubServer(vertx, server, hub, terms.gate());
    } catch (IOException e) {
      Loop.stop(vertx);
      throw e;
    }
  }

  private static ProtonServer listen(int port, Vertx vertx, House house) throws IOException {
    ProtonServerOptions options = new ProtonServerOptions();
    options.setMaxFrameSize(FRAME).setHeartbeat(HEARTBEAT_MILLIS);
    CompletableFuture<ProtonServer> listening = new CompletableFuture<>();
    vertx.runOnContext(
        any -> {
          ProtonServer server = ProtonServer.create(vertx, options);
          server.saslAuthenticatorFactory(() -> new Sasl(house.gate()));
          server.connectHandler(house::enter);
          server.listen(port, HOST, result -> Loop.complete(listening, result));
          vertx.setPeriodic(TICK_MILLIS, tick -> house.tick());
        });
    return Loop.await(listening, "The hub cannot listen on port " + port);
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** How clients reach it, as Azure's libraries read it. */
  public String connectionString() {
    return connectionString;
  }

  @Override
  public void close() {
    Loop.stop(vertx);
  }
}
