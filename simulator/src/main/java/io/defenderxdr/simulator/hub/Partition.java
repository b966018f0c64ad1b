package io.defenderxdr.simulator.hub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One partition of a hub: its messages from the oldest that has not expired to the newest. Safe for
 * any thread.
 */
public final class Partition {
  private final int number;
  private final Log log;
  private final Clock clock;
  private final Supplier<Duration> retention;

  Partition(int number, Log log, Clock clock, Supplier<Duration> retention) {
    this.number = number;
    this.log = log;
    this.clock = clock;
    this.retention = retention;
  }

  /** Its number, from 0. */
  public int number() {
    return number;
  }

  /** The sequence number of the oldest message that is there; {@link #next} if none is. */
  public long first() {
    log.forget(log.from(clock.instant().minus(retention.get())));
    return log.oldest();
  }

  /** The sequence number that the next message will have. */
  public long next() {
    return log.next();
  }

  /** Reads a message below {@link #next}; null if it was let go, as it was too old. */
  public @Nullable Message read(long sequence) {
    return log.read(sequence);
  }

  /** Where a reader begins. */
  long begin(Start start) {
    long wanted =
        switch (start) {
          case Start.Latest latest -> next();
          case Start.AtOffset at -> at.sequence();
          case Start.AtSequence at -> at.inclusive() ? at.number() : at.number() + 1;
          case Start.AtTime at -> log.from(at.earliest());
        };
    return Math.max(first(), Math.min(wanted, next()));
  }

  /** When the newest message came; the beginning of time if there never was one. */
  Instant newestEnqueued() {
    long next = next();
    return next == 0 ? Instant.EPOCH : log.enqueued(next - 1);
  }

  Log log() {
    return log;
  }
}
