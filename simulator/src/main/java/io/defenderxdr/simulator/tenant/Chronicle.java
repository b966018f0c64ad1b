package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.Plot;
import io.defenderxdr.simulator.time.ScaledClock;
import java.time.Duration;

/** A tenant as the sum of its events, each of which is also written down. Guarded by its tenant. */
final class Chronicle {
  private final ScaledClock clock;
  private final Register register = new Register();
  private final Accounts accounts = new Accounts(register);
  private final Sessions sessions = new Sessions();
  private final Timeline timeline;
  private Journal journal = Journal.none();

  Chronicle(Birth birth, ScaledClock clock) {
    this.clock = clock;
    Plot plot = new Plot(birth.seed());
    this.timeline = new Timeline(register, plot);
    History.write(birth, plot, register);
  }

  Register register() {
    return register;
  }

  Timeline timeline() {
    return timeline;
  }

  Accounts accounts() {
    return accounts;
  }

  Sessions sessions() {
    return sessions;
  }

  /** Writes down what happens from now on. */
  void keep(Journal lasting) {
    journal = lasting;
  }

  /** Hands what was written down to the system. */
  void flush() {
    journal.flush();
  }

  /** Writes down nothing from now on. */
  void close() {
    journal.close();
    journal = Journal.none();
  }

  /** Lets something happen. */
  void perform(Event event) {
    apply(event);
    journal.add(event);
  }

  private void apply(Event event) {
    switch (event) {
      case Event.Created created -> timeline.apply(created);
      case Event.Updated updated -> timeline.apply(updated);
      case Event.Shown shown -> timeline.apply(shown);
      case Event.Advanced advanced -> clock.advance(Duration.ofNanos(advanced.ticks() * 100));
      case Event.Token token -> {
        sessions.add(token);
        accounts.begin(token.session());
      }
      case Event.Revoked revoked -> sessions.revoke(revoked.token());
      case Event.Asked asked -> accounts.asked(asked.session());
      case Event.Served served -> accounts.served(served.session(), served.states());
    }
  }
}
