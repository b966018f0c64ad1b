package io.defenderxdr.simulator.attack;

/**
 * One state of one alert: what a reader sees between two updates. Small on purpose: its JSON is
 * made when someone asks.
 *
 * @param alert the alert's number within its tenant
 * @param origin the incident and scene it came from
 * @param step how many updates it has had
 * @param times ticks of its creation and of each update up to this one and perhaps later ones;
 *     never written to
 */
public record AlertState(int alert, Origin origin, int step, long[] times) {

  /**
   * Where an alert comes from.
   *
   * @param incident the incident's number within its tenant
   * @param scene the place of the alert in the incident's story
   */
  public record Origin(int incident, int scene) {}

  /** Ticks of the last update. */
  public long lastUpdate() {
    return times[step];
  }

  /** Ticks of the creation. */
  public long created() {
    return times[0];
  }
}
