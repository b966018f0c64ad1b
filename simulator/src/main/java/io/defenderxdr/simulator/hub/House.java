package io.defenderxdr.simulator.hub;

import io.vertx.core.Vertx;
import io.vertx.proton.ProtonConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What all connections to one hub share. Confined to the event loop. */
final class House {
  private final Vertx vertx;
  private final Hub hub;
  private final Gate gate;
  private final Clock wall;
  private final Rules rules;
  private final Receivers receivers = new Receivers();
  private final Management management;
  private final Trouble trouble;
  private final List<Visitor> visitors = new ArrayList<>();

  House(Vertx vertx, Hub hub, Gate gate, Clock wall, Rules rules) {
    this.vertx = vertx;
    this.hub = hub;
    this.gate = gate;
    this.wall = wall;
    this.rules = rules;
    this.trouble = new Trouble(this);
    this.management = new Management(hub, wall, rules);
  }

  Vertx vertx() {
    return vertx;
  }

  Hub hub() {
    return hub;
  }

  Gate gate() {
    return gate;
  }

  /** The time outside, by which clients measure. */
  Clock wall() {
    return wall;
  }

  Rules rules() {
    return rules;
  }

  Receivers receivers() {
    return receivers;
  }

  Management management() {
    return management;
  }

  List<Visitor> visitors() {
    return List.copyOf(visitors);
  }

  void enter(ProtonConnection connection) {
    Visitor visitor = new Visitor(connection, this);
    visitors.add(visitor);
    visitor.greet();
  }

  void leave(Visitor visitor) {
    visitors.remove(visitor);
  }

  /** Does something as soon as the hub is in the mood for it. */
  void later(Runnable work) {
    long delay = rules.pace().toMillis();
    if (delay == 0) {
      work.run();
    } else {
      vertx.setTimer(delay, any -> work.run());
    }
  }

  /** Looks after everything; called again and again. */
  void tick() {
    for (Visitor visitor : visitors()) {
      for (Receiver reader : visitor.readers()) {
        if (visitor.expired(reader)) {
          receivers.detach(reader, LinkRefused.unauthorized("ExpiredToken: The token is expired."));
        }
      }
    }
    trouble.tick();
    receivers.all().forEach(Receiver::pump);
  }
}
