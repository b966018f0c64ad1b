package io.defenderxdr.simulator;

import io.defenderxdr.simulator.attack.AlertState;
import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.fault.FaultBoard;
import io.defenderxdr.simulator.tenant.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Switches faults on and off, at the board and where the tenant itself takes part. */
public final class Switches {
  private final FaultBoard board = new FaultBoard();
  private final Tenant tenant;

  Switches(Tenant tenant, Map<Fault, String> atStart) {
    this.tenant = tenant;
    atStart.forEach(this::first);
  }

  /** Where the faults that are on can be read. */
  public FaultBoard board() {
    return board;
  }

  /**
   * Switches a fault on.
   *
   * @param value its value, empty for the usual one
   * @throws IllegalArgumentException if the value does not fit
   */
  public void on(Fault fault, String value) {
    first(fault, value);
    if (fault == Fault.SAME_INSTANT) {
      tenant.crowd(board.number(fault, 0));
    }
  }

  /** Switches a fault off. */
  public void off(Fault fault) {
    board.clear(fault);
    if (fault == Fault.LATE) {
      tenant.late(Duration.ZERO);
    } else if (fault == Fault.POISONED) {
      tenant.spare(-1);
    }
  }

  private void first(Fault fault, String value) {
    board.set(fault, value);
    if (fault == Fault.LATE) {
      tenant.late(board.span(fault, Duration.ZERO));
    } else if (fault == Fault.POISONED) {
      poison(value);
    }
  }

  private void poison(String id) {
    if (id.isEmpty()) {
      AlertState middle = tenant.middle();
      board.set(Fault.POISONED, tenant.writer().identity(middle).id());
      tenant.spare(middle.alert());
    } else {
      AtomicInteger found = new AtomicInteger(-1);
      tenant.current(state -> match(state, id, found));
      if (found.get() < 0) {
        board.clear(Fault.POISONED);
        throw new IllegalArgumentException("There is no alert '" + id + "' to be poisoned.");
      }
      tenant.spare(found.get());
    }
  }

  private void match(AlertState state, String id, AtomicInteger found) {
    if (tenant.writer().identity(state).id().equals(id)) {
      found.set(state.alert());
    }
  }
}
