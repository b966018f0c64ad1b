package io.defenderxdr.simulator;

import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.hub.Plan;
import io.defenderxdr.simulator.time.ScaledClock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is started.
 *
 * @param port the port on loopback, 0 for any free one
 * @param tenant the tenant to make, unless the folder holds one
 * @param clock the clock of everything in it
 * @param faults the faults to start with; an empty value means the usual one
 * @param folder where the tenant is kept, or null to forget it
 * @param hub the event hub, or null for none
 */
public record Options(
    int port,
    Cast tenant,
    ScaledClock clock,
    Map<Fault, String> faults,
    @Nullable Path folder,
    @Nullable HubWish hub) {

  /**
   * What the tenant is made from.
   *
   * @param seed decides who is in it and what happens
   * @param scenario how big it is
   * @param rate changes a second
   */
  public record Cast(long seed, Scenario scenario, double rate) {}

  /**
   * What the event hub is like.
   *
   * @param port its port on loopback, 0 for any free one
   * @param webSocketPort the port of its TLS WebSocket, 0 for any free one, or null for none
   * @param rate records a second; 0 for none
   * @param prepared whether the backlog is made beforehand, so that reading it costs little
   * @param plan how records are cut into messages
   * @param groups names of consumer groups
   * @param outlets the other ways its stream goes
   */
  public record HubWish(
      int port,
      @Nullable Integer webSocketPort,
      double rate,
      boolean prepared,
      Plan plan,
      Set<String> groups,
      OutletWish outlets) {

    /** A hub whose stream goes no other way and is made as it is read. */
    public HubWish(
        int port, @Nullable Integer webSocketPort, double rate, Plan plan, Set<String> groups) {
      this(port, webSocketPort, rate, false, plan, groups, OutletWish.NONE);
    }
  }

  /**
   * The other ways that the hub's stream goes.
   *
   * @param kafka the port of a Kafka broker on loopback, 0 for any free one; null for none
   * @param storage the connection string of a storage account; null for none
   */
  public record OutletWish(@Nullable Integer kafka, @Nullable String storage) {
    /** None. */
    public static final OutletWish NONE = new OutletWish(null, null);
  }
}
