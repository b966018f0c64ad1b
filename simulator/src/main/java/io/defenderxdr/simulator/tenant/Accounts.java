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
 * its client comes back for more; states that a client held when it ended are in limbo until the
 * next client gets them. Guarded by its tenant.
 */
final class Accounts {
  private final Register register;
  private final Map<Integer, List<StateRef>> inHand = new HashMap<>();
  private final Set<StateRef> limbo = new HashSet<>();
  private int session;

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
    return !inHand.getOrDefault(client, List.of()).isEmpty();
  }

  void served(int client, List<StateRef> states) {
    for (StateRef state : states) {
      register.get(state.alert()).serve(state.step());
      limbo.remove(state);
    }
    if (client == session) {
      inHand.computeIfAbsent(client, any -> new ArrayList<>()).addAll(states);
    } else {
      // The reply was still under way when its client was replaced.
      limbo.addAll(states);
    }
  }

  void asked(int client) {
    for (StateRef state : inHand.getOrDefault(client, List.of())) {
      register.get(state.alert()).settle(state.step());
    }
    inHand.remove(client);
  }

  void begin(int client) {
    if (client != session) {
      limbo.addAll(inHand.getOrDefault(session, List.of()));
      inHand.remove(session);
      session = client;
    }
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

  /** Visits the states that were lost with a client, and replaced before the next one asked. */
  void superseded(Consumer<AlertState> visitor) {
    for (StateRef state : limbo) {
      Alert alert = register.get(state.alert());
      if (!alert.isCurrent(state.step()) && !alert.wasSettled(state.step())) {
        visitor.accept(alert.state(state.step()));
      }
    }
  }
}
