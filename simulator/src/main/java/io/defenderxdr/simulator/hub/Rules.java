package io.defenderxdr.simulator.hub;

import io.defenderxdr.simulator.fault.FaultBoard;
import java.time.Duration;

/** How the hub behaves now, as the faults that are on have it. Safe for any thread. */
final class Rules {
  private static final Duration LONGEST_TOKEN = Duration.ofDays(3650);

  private final FaultBoard board;

  Rules(FaultBoard board) {
    this.board = board;
  }

  FaultBoard board() {
    return board;
  }

  /** No token counts for longer. */
  Duration tokenLife() {
    return LONGEST_TOKEN;
  }

  /** How long to wait between two messages of a link. */
  Duration pace() {
    return Duration.ZERO;
  }
}
