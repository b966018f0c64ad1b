package io.defenderxdr.simulator;

/** How big and how lively a tenant is. */
public enum Scenario {
  /** For looking: about 200 alerts, one change a second. */
  SMALL(200, 1, 40, 50),
  /** For tests: more than 20,000 alerts within the last 30 days, 20 changes a second. */
  BUSY(21_000, 20, 400, 500),
  /** For measuring: ten times busy. */
  HUGE(210_000, 200, 4_000, 2_000);

  private final int alerts;
  private final double rate;
  private final int people;
  private final double hubRate;

  Scenario(int alerts, double rate, int people, double hubRate) {
    this.alerts = alerts;
    this.rate = rate;
    this.people = people;
    this.hubRate = hubRate;
  }

  /** Alerts that exist at the start. */
  public int alerts() {
    return alerts;
  }

  /** Changes a second. */
  public double rate() {
    return rate;
  }

  /** Users; there is a device for each. */
  public int people() {
    return people;
  }

  /** Streaming records a second. */
  public double hubRate() {
    return hubRate;
  }
}
