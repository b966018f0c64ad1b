package io.defenderxdr.simulator;

import io.defenderxdr.simulator.attack.Dice;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.fault.FaultBoard;
import io.defenderxdr.simulator.hub.Certificate;
import io.defenderxdr.simulator.hub.Gate;
import io.defenderxdr.simulator.hub.HubFeed;
import io.defenderxdr.simulator.hub.HubServer;
import io.defenderxdr.simulator.hub.WebSocketDoor;
import io.defenderxdr.simulator.tenant.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The tenant's event hub: what Defender XDR streams about the tenant, and the server that lets
 * clients read it.
 *
 * @param feed what is on the hub
 * @param server lets clients read it over AMQP
 * @param door its TLS WebSocket, or null
 * @param outlets the other ways its stream goes
 */
record EventStream(HubFeed feed, HubServer server, @Nullable Door door, Outlets outlets)
    implements AutoCloseable {
  private static final String NAME = "insights";
  private static final String POLICY = "listen";
  private static final int KEY = 602;
  private static final Duration RETENTION = Duration.ofDays(1);

  /** A TLS WebSocket, and the certificate that it shows. */
  record Door(WebSocketDoor socket, Certificate certificate) {}

  static EventStream start(Options options, Options.HubWish wish, Tenant tenant, FaultBoard board)
      throws IOException {
    HubFeed.Recipe recipe =
        new HubFeed.Recipe(
            NAME,
            wish.groups(),
            wish.plan(),
            wish.rate(),
            wish.prepared(),
            () -> board.span(Fault.RETENTION, RETENTION));
    HubFeed feed = HubFeed.open(recipe, tenant.world(), options.clock(), options.folder());
    Gate gate = new Gate(POLICY, key(tenant.world()), token -> tenant.session(token) >= 0);
    HubServer.Terms terms = new HubServer.Terms(gate, board, options.clock().wall());
    try {
      HubServer server = HubServer.start(wish.port(), feed.hub(), terms);
      return around(options, wish, tenant, feed, server);
    } catch (IOException e) {
      feed.close();
      throw e;
    }
  }

  private static EventStream around(
      Options options, Options.HubWish wish, Tenant tenant, HubFeed feed, HubServer server)
      throws IOException {
    try {
      Door door = door(wish, server, options.folder());
      String tenantId = tenant.world().tenantId();
      Outlets outlets = Outlets.start(options, wish.outlets(), feed.hub(), tenantId);
      feed.whenFrozen(outlets::drain);
      return new EventStream(feed, server, door, outlets);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  private static @Nullable Door door(Options.HubWish wish, HubServer server, @Nullable Path folder)
      throws IOException {
    Integer port = wish.webSocketPort();
    if (port == null) {
      return null;
    }
    Path kept = folder == null ? Files.createTempDirectory("simulated-hub") : folder;
    Certificate certificate = Certificate.in(kept.toAbsolutePath());
    return new Door(WebSocketDoor.open(port, server, certificate), certificate);
  }

  private static String key(World world) {
    String text = Dice.of(world.seed(), KEY, 1).hex(32);
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  String connectionString() {
    return server.connectionString();
  }

  @Override
  public void close() {
    outlets.close();
    if (door != null) {
      door.socket().close();
    }
    server.close();
    feed.close();
  }
}
