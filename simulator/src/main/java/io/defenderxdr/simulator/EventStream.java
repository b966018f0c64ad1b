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
 */
record EventStream(HubFeed feed, HubServer server) implements AutoCloseable {
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
      return new EventStream(feed, HubServer.start(wish.port(), feed.hub(), terms));
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
    server.close();
    feed.close();
  }
}
