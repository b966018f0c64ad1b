package io.defenderxdr.demo;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a demo is asked to be.
 *
 * @param ports where console and store listen; 0 = any free port
 * @param duration how long it collects before it ends by itself; null = until Ctrl-C
 * @param tenant the simulated tenant
 * @param data where everything is kept for a next time; null = a temporary folder that goes
 */
public record DemoOptions(
    Ports ports, @Nullable Duration duration, Tenant tenant, @Nullable Path data) {

  /**
   * Where a user can look.
   *
   * @param console port of the console
   * @param store port of the embedded store
   * @param hub port of the simulated event hub
   */
  public record Ports(int console, int store, int hub) {}

  /**
   * The simulated tenant.
   *
   * @param seed makes the same tenant again
   * @param scenario {@code small}, {@code busy} or {@code huge}
   * @param timeScale text of the time scale all processes share, or null for the wall's time
   */
  public record Tenant(long seed, String scenario, @Nullable String timeScale) {}
}
