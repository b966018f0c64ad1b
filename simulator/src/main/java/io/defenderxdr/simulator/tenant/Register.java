package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.AlertState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** All alerts of a tenant, in the orders readers ask for. Guarded by its tenant. */
final class Register {
  private final List<Alert> alerts = new ArrayList<>();
  private final TreeMap<Key, Alert> byUpdate = new TreeMap<>();
  private final TreeMap<Key, Alert> byCreation = new TreeMap<>();
  private long newest;

  int size() {
    return alerts.size();
  }

  Alert get(int number) {
    return alerts.get(number);
  }

  /** Ticks of the newest update so far. */
  long newest() {
    return newest;
  }

  Alert add(AlertState.Origin origin, long created) {
    Alert alert = new Alert(alerts.size(), origin, created);
    alerts.add(alert);
    newest = Math.max(newest, created);
    return alert;
  }

  void update(Alert alert, long ticks) {
    alert.update(ticks);
    newest = Math.max(newest, ticks);
  }

  /** Makes an alert's newest state the one that is read. */
  void publish(Alert alert) {
    if (alert.readable()) {
      byUpdate.remove(new Key(alert.current().lastUpdate(), alert.number()));
    } else {
      byCreation.put(new Key(alert.state(0).created(), alert.number()), alert);
    }
    alert.publish();
    byUpdate.put(new Key(alert.current().lastUpdate(), alert.number()), alert);
  }

  NavigableMap<Key, Alert> byUpdate() {
    return byUpdate;
  }

  NavigableMap<Key, Alert> byCreation() {
    return byCreation;
  }

  Collection<Alert> all() {
    return alerts;
  }
}
