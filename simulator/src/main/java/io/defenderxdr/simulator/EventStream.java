package io.defenderxdr.simulator;

import io.defenderxdr.simulator.attack.Dice;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.fault.FaultBoard;
import io.defenderxdr.simulator.hub.Gate;
import io.defenderxdr.simulator.hub.HubFeed;
import io.defenderxdr.simulator.hub.HubServer;
import io.defenderxdr.simulator.tenant.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * The tenant's event hub: what Defender XDR streams about the tenant, and the server that lets
 * clients read it.
 *
 * @param feed what is on the hub
 * @param server lets clients read it over AMQP
 * @param outlets the other ways its stream goes
 */
record EventStream(HubFeed feed, HubServer server, Outlets outlets) implements AutoCloseable {
  private static final String NAME = "insights";
  private static final String POLICY = "listen";
  private static final int KEY = 602;
  private static final Duration RETENTION = Duration.ofDays(1);

  static EventStream start(Options options, Options.HubWish wish, Tenant tenant, FaultBoard board)
      throws IOException {
    HubFeed.Recipe recipe =
        new HubFeed.Recipe(
            NAME,
            wish.groups(),
            wish.plan(),
            wish.rate(),
            () -> board.span(Fault.RETENTION, RETENTION));
    HubFeed feed = HubFeed.open(recipe, tenant.world(), options.clock(), options.folder());
    Gate gate = new Gate(POLICY, key(tenant.world()), token -> tenant.session(token) >= 0);
    HubServer.Terms terms = new HubServer.Terms(gate, board, options.clock().wall());
    try {
      HubServer server = HubServer.start(wish.port(), feed.hub(), terms);
      try {
        String tenantId = tenant.world().tenantId();
        Outlets outlets = Outlets.start(options, wish.outlets(), feed.hub(), tenantId);
        feed.whenFrozen(outlets::drain);
        return new EventStream(feed, server, outlets);
      } catch (IOException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      feed.close();
      throw e;
    }
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
    server.close();
    feed.close();
  }
}
