package io.defenderxdr.simulator;

import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.hub.Hub;
import io.defenderxdr.simulator.hub.Plan;
import io.defenderxdr.simulator.time.ScaledClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A simulator for one test, with a clock in the test's hand and a client without any comfort. */
public final class Stand implements AutoCloseable {
  private final MovableClock clock;
  private final Simulator simulator;
  private final BareClient client;

  private Stand(MovableClock clock, Simulator simulator) throws IOException {
    this.clock = clock;
    this.simulator = simulator;
    this.client = new BareClient(simulator.firstLine());
  }

  public static Stand small(Map<Fault, String> faults) throws IOException {
    return of(Scenario.SMALL, faults, new MovableClock(), null);
  }

  /** With a hub of four partitions that holds some records and gets so many a second. */
  public static Stand withHub(long backlog, double rate, Map<Fault, String> faults)
      throws IOException {
    MovableClock clock = new MovableClock();
    ScaledClock scaled = new ScaledClock(clock, 1, clock.instant());
    Options.HubWish wish =
        new Options.HubWish(
            0,
            null,
            rate,
            false,
            new Plan(4, 20, 1_000_000, backlog),
            Set.of(Hub.DEFAULT_GROUP),
            Options.OutletWish.NONE);
    Options.Cast cast = new Options.Cast(7, Scenario.SMALL, 1);
    return new Stand(clock, Simulator.start(new Options(0, cast, scaled, faults, null, wish)));
  }

  public static Stand of(
      Scenario scenario, Map<Fault, String> faults, MovableClock clock, Path folder)
      throws IOException {
    ScaledClock scaled = new ScaledClock(clock, 1, clock.instant());
    Options.Cast cast = new Options.Cast(7, scenario, 1);
    Options options = new Options(0, cast, scaled, faults, folder, null);
    return new Stand(clock, Simulator.start(options));
  }

  public MovableClock clock() {
    return clock;
  }

  public BareClient client() {
    return client;
  }

  /** A client that was started anew, and knows nothing of the first one's token. */
  public BareClient another() throws IOException {
    return new BareClient(simulator.firstLine());
  }

  @Override
  public void close() {
    simulator.close();
  }
}
