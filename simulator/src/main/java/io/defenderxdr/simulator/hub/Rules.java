package io.defenderxdr.simulator.hub;

import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.fault.FaultBoard;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How the hub behaves now, as the faults that are on have it. Safe for any thread. */
final class Rules {
  private static final Duration LONGEST_TOKEN = Duration.ofDays(3650);

  private final FaultBoard board;
  private final AtomicInteger turn = new AtomicInteger();

  Rules(FaultBoard board) {
    this.board = board;
  }

  FaultBoard board() {
    return board;
  }

  /** No token counts for longer. */
  Duration tokenLife() {
    return board.span(Fault.TOKEN_EXPIRY, LONGEST_TOKEN);
  }

  /** How long to wait between two messages of a link, and before an answer. */
  Duration pace() {
    return board.span(Fault.HUB_SLOW, Duration.ZERO);
  }

  /** Whether the next newcomer or question is turned away: every other one while it is busy. */
  boolean turnsAway() {
    return board.has(Fault.SERVER_BUSY) && turn.getAndIncrement() % 2 == 0;
  }
}
