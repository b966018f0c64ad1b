package io.defenderxdr.simulator;

import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.time.ScaledClock;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is started.
 *
 * @param port the port on loopback, 0 for any free one
 * @param tenant the tenant to make, unless the folder holds one
 * @param clock the clock of everything in it
 * @param faults the faults to start with; an empty value means the usual one
 * @param folder where the tenant is kept, or null to forget it
 */
public record Options(
    int port, Cast tenant, ScaledClock clock, Map<Fault, String> faults, @Nullable Path folder) {

  /**
   * What the tenant is made from.
   *
   * @param seed decides who is in it and what happens
   * @param scenario how big it is
   * @param rate changes a second
   */
  public record Cast(long seed, Scenario scenario, double rate) {}
}
