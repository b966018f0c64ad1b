package io.defenderxdr.simulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Deals mishaps to requests: every third request gets one, the faults that are on take turns, and
 * no more than a burst goes wrong in a row, so that any client that tries again comes through. Safe
 * for any thread.
 */
public final class Mischief {
  private static final int EVERY = 3;
  private static final List<Integer> TROUBLES = List.of(500, 503, 502, 504);
  private static final List<Fault> PASSING =
      List.of(
          Fault.THROTTLED,
          Fault.SERVER_ERRORS,
          Fault.RESET,
          Fault.TRUNCATED,
          Fault.SLOW,
          Fault.EXPIRED_TOKEN);

  private final FaultBoard board;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger burst = new AtomicInteger();

  /** Mischief as the board has it. */
  public Mischief(FaultBoard board) {
    this.board = board;
  }

  /** What befalls the next request. */
  public Mishap next() {
    if (board.has(Fault.DOWN)) {
      return new Mishap.Trouble(503);
    }
    int left = burst.getAndUpdate(rest -> Math.max(0, rest - 1));
    if (left > 0) {
      return trouble(left);
    }
    List<Fault> on = Stream.of(Fault.values()).filter(this::passing).toList();
    if (on.isEmpty() || requests.incrementAndGet() % EVERY != 1) {
      return new Mishap.None();
    }
    int turn = turns.getAndIncrement();
    return mishap(on.get(turn % on.size()), turn / on.size());
  }

  private boolean passing(Fault fault) {
    return PASSING.contains(fault) && board.has(fault);
  }

  private Mishap mishap(Fault fault, int round) {
    return switch (fault) {
      case THROTTLED ->
          new Mishap.Throttle(board.span(fault, Duration.ofSeconds(1)), round % 2 == 1);
      case SERVER_ERRORS -> {
        burst.set(Math.max(0, board.number(fault, 2) - 1));
        yield trouble(round);
      }
      case RESET -> new Mishap.Reset(round % 2 == 0 ? 0 : 60);
      case TRUNCATED -> new Mishap.Truncate(round % 2 == 0 ? 50 : 97);
      case SLOW -> new Mishap.Slow(board.span(fault, Duration.ofSeconds(2)));
      case EXPIRED_TOKEN -> new Mishap.Expire();
      default -> new Mishap.None();
    };
  }

  private static Mishap trouble(int number) {
    return new Mishap.Trouble(TROUBLES.get(Math.floorMod(number, TROUBLES.size())));
  }
}
