package io.defenderxdr.simulator;

import io.defenderxdr.simulator.admin.AdminEndpoint;
import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.graph.AlertsEndpoint;
import io.defenderxdr.simulator.hub.HubFeed;
import io.defenderxdr.simulator.tenant.Birth;
import io.defenderxdr.simulator.tenant.Tenant;
import io.defenderxdr.simulator.time.Ticks;
import io.defenderxdr.simulator.token.TokenEndpoint;
import io.defenderxdr.simulator.wire.Reply;
import io.defenderxdr.simulator.wire.Request;
import io.defenderxdr.simulator.wire.WireServer;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The Microsoft side on loopback: token endpoint, Graph and an admin side on one port, an event hub
 * on another. Runs on threads of its own until it is closed.
 */
public final class Simulator implements AutoCloseable {
  private final Tenant tenant;
  private final TokenEndpoint tokens;
  private final AlertsEndpoint alerts;
  private final AdminEndpoint admin;
  private final WireServer server;
  private final @Nullable EventStream events;

  private Simulator(Options options, Tenant tenant) throws IOException {
    this.tenant = tenant;
    Switches switches = new Switches(tenant, options.faults());
    this.tokens = new TokenEndpoint(tenant, options.clock(), switches.board());
    this.alerts = new AlertsEndpoint(tenant, options.clock(), switches.board());
    Options.HubWish wish = options.hub();
    this.events = wish == null ? null : EventStream.start(options, wish, tenant, switches.board());
    HubFeed feed = events == null ? null : events.feed();
    this.admin = new AdminEndpoint(tenant, options.clock(), switches, feed);
    try {
      this.server = WireServer.start(options.port(), options.clock(), this::answer);
    } catch (IOException e) {
      if (events != null) {
        events.close();
      }
      throw e;
    }
  }

  /**
   * Starts a simulator.
   *
   * @throws IOException if the port is taken or the folder cannot be used
   * @throws IllegalArgumentException if a fault's value does not fit
   */
  public static Simulator start(Options options) throws IOException {
    Options.Cast cast = options.tenant();
    String crowd = options.faults().get(Fault.SAME_INSTANT);
    Birth birth =
        new Birth(
            cast.seed(),
            cast.scenario(),
            Ticks.of(options.clock().instant()),
            crowd == null ? 0 : Integer.parseInt(Fault.SAME_INSTANT.checked(crowd)));
    Tenant tenant = tenant(options, birth);
    try {
      return new Simulator(options, tenant);
    } catch (IOException e) {
      tenant.close();
      throw e;
    }
  }

  private static Tenant tenant(Options options, Birth birth) throws IOException {
    Path folder = options.folder();
    double rate = options.tenant().rate();
    if (folder == null) {
      return Tenant.open(birth, rate, options.clock(), null);
    }
    try {
      return Tenant.open(birth, rate, options.clock(), folder);
    } catch (IOException | OverlappingFileLockException | IllegalArgumentException e) {
      throw new TenantFolderException(folder, e);
    }
  }

  /** What a client needs to know, as one line of JSON. */
  public String firstLine() {
    return FirstLine.of(server.address(), tenant.world(), events);
  }

  /** The address of the token endpoint's server and of Graph. */
  public String address() {
    return server.address();
  }

  private Reply answer(Request request) {
    String path = request.path();
    if (path.startsWith(AdminEndpoint.PATH)) {
      return admin.answer(request);
    }
    if (path.equals(AlertsEndpoint.PATH)) {
      return alerts.answer(request);
    }
    if (TokenEndpoint.serves(path)) {
      return tokens.answer(request);
    }
    return Reply.text(404, "There is nothing at " + path + ".\n");
  }

  @Override
  public void close() {
    server.close();
    if (events != null) {
      events.close();
    }
    tenant.close();
  }
}
