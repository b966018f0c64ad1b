package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.AlertState;
import io.defenderxdr.simulator.attack.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one state.
 *
 * @param state the state
 * @param change what it brought
 * @param current whether readers see it
 * @param served whether it was in a reply that arrived whole
 * @param settled whether the client came back for more since
 */
public record Truth(
    AlertState state, Change change, boolean current, boolean served, boolean settled) {
  static List<Truth> of(Alert alert) {
    List<Truth> states = new ArrayList<>();
    for (int step = 0; step < alert.steps(); step++) {
      states.add(
          new Truth(
              alert.state(step),
              Change.of(alert.number(), step),
              alert.isCurrent(step),
              alert.wasServed(step),
              alert.wasSettled(step)));
    }
    return states;
  }
}
