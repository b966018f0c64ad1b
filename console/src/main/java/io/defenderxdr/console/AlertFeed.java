package io.defenderxdr.console;

import io.defenderxdr.status.NewestAlerts;
import io.defenderxdr.status.StoreReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest alerts, asked for by one request at a time and kept for a moment: many viewers are one
 * question to the store, and a slow store holds up one request and no probe. Safe for many threads.
 */
final class AlertFeed {

  private static final int MOST = 25;
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final StoreReader store;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Answer last =
      new Answer(
          Instant.MIN,
          new NewestAlerts.Unavailable("The store is being asked and has not answered."));

  private record Answer(Instant at, NewestAlerts alerts) {}

  AlertFeed(StoreReader store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  NewestAlerts newest() throws InterruptedException {
    if (isStale() && asking.tryLock()) {
      try {
        if (isStale()) {
          NewestAlerts alerts = store.newestAlerts(MOST);
          last = new Answer(clock.instant(), alerts);
        }
      } finally {
        asking.unlock();
      }
    }
    return last.alerts();
  }

  private boolean isStale() {
    return last.at().isBefore(clock.instant().minus(FRESH));
  }
}
