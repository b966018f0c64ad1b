package io.defenderxdr.simulator.attack;

import java.util.List;

/** What happens to an alert in one step of its life. */
public enum Change {
  CREATED,
  INVESTIGATED,
  ASSIGNED,
  COMMENTED,
  REMEDIATED,
  RESOLVED,
  REOPENED;

  private static final List<List<Change>> LIVES =
      List.of(
          List.of(CREATED, INVESTIGATED, ASSIGNED, COMMENTED, REMEDIATED, RESOLVED),
          List.of(CREATED, ASSIGNED, INVESTIGATED, REMEDIATED, COMMENTED, RESOLVED),
          List.of(CREATED, INVESTIGATED, REMEDIATED, RESOLVED),
          List.of(CREATED, COMMENTED, ASSIGNED, COMMENTED, INVESTIGATED, REMEDIATED, RESOLVED));
  private static final List<Change> AFTERWARDS = List.of(COMMENTED, REOPENED, COMMENTED, RESOLVED);

  /** What step number {@code step} (0 = creation) brings to alert number {@code alert}. */
  public static Change of(int alert, int step) {
    List<Change> life = LIVES.get(alert % LIVES.size());
    return step < life.size()
        ? life.get(step)
        : AFTERWARDS.get((step - life.size()) % AFTERWARDS.size());
  }
}
