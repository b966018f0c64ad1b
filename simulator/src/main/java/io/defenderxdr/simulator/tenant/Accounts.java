package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.AlertState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who was served what, and what of it can be expected in a store. A state counts as settled once
 * its client comes back for more; what a client held when the next one began may be superseded.
 * Guarded by its tenant.
 */
final class Accounts {
  private final Register register;
  private final Map<Integer, Set<StateRef>> inHand = new HashMap<>();
  private int newest;

  Accounts(Register register) {
    this.register = register;
  }

  /** The states of a reply that are worth noting: not yet settled. */
  List<StateRef> unsettled(List<AlertState> states) {
    List<StateRef> open = new ArrayList<>();
    for (AlertState state : states) {
      if (!register.get(state.alert()).wasSettled(state.step())) {
        open.add(new StateRef(state.alert(), state.step()));
      }
    }
    return open;
  }

  boolean holds(int client) {
    return !inHand.getOrDefault(client, Set.of()).isEmpty();
  }

  void served(int client, List<StateRef> states) {
    for (StateRef state : states) {
      register.get(state.alert()).serve(state.step());
    }
    inHand.computeIfAbsent(client, any -> new HashSet<>()).addAll(states);
  }

  void asked(int client) {
    for (StateRef state : inHand.getOrDefault(client, Set.of())) {
      register.get(state.alert()).settle(state.step());
    }
    inHand.remove(client);
  }

  void begin(int client) {
    newest = client;
  }

  /** Visits every state that should be found in the end: current ones and served ones. */
  void offered(Consumer<AlertState> visitor) {
    for (Alert alert : register.all()) {
      for (int step = 0; step < alert.steps(); step++) {
        if (alert.isCurrent(step) || alert.wasServed(step)) {
          visitor.accept(alert.state(step));
        }
      }
    }
  }

  /** Visits the states that ended with a client, and were replaced before the next one asked. */
  void superseded(Consumer<AlertState> visitor) {
    Set<StateRef> gone = new HashSet<>();
    inHand.forEach((client, states) -> gone.addAll(client == newest ? Set.of() : states));
    gone.removeAll(inHand.getOrDefault(newest, Set.of()));
    for (StateRef state : gone) {
      Alert alert = register.get(state.alert());
      if (!alert.isCurrent(state.step()) && !alert.wasSettled(state.step())) {
        visitor.accept(alert.state(state.step()));
      }
    }
  }
}
