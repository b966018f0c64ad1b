package io.defenderxdr.status;

import java.util.List;

/** What the store says when it is asked for the newest alerts. */
public sealed interface NewestAlerts {

  /**
   * It answered.
   *
   * @param alerts newest first; empty where it holds none
   */
  record Found(List<AlertRow> alerts) implements NewestAlerts {
    public Found {
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * It did not.
   *
   * @param sentence why, for people; holds no secret
   */
  record Unavailable(String sentence) implements NewestAlerts {}
}
