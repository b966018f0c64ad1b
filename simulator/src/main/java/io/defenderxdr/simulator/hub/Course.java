package io.defenderxdr.simulator.hub;

import io.defenderxdr.simulator.time.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Which messages have come, and when each came. How far it may get is written down before anybody
 * can see it, so that a hub that was killed has every message again that it had shown. Safe for any
 * thread.
 */
final class Course {
  private static final double SECONDS_AHEAD = 1;

  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier now;
  private final CourseFile file;
  private final List<Stretch> stretches = new ArrayList<>();
  private long end;
  private long allowed;
  private boolean frozen;

  /**
   * A course that goes on where its file ends.
   *
   * @param now the ticks it is
   */
  Course(LongSupplier now, CourseFile file) {
    this.now = now;
    this.file = file;
    stretches.addAll(file.stretches());
    this.end = file.end();
    this.allowed = end;
  }

  /** Adds a backlog that ends now: so many messages at so many a second. */
  void past(long messages, double rate) {
    lock.lock();
    try {
      long span = (long) Math.ceil(messages * (Ticks.PER_SECOND / rate));
      begin(new Stretch(end, now.getAsLong() - span, rate));
      end += messages;
      allowed = end;
      file.until(end);
    } finally {
      lock.unlock();
    }
  }

  /** From now on, so many messages a second. */
  void go(double rate) {
    lock.lock();
    try {
      long latest = end == 0 ? Long.MIN_VALUE : ticks(end - 1);
      begin(new Stretch(end, Math.max(now.getAsLong(), latest), rate));
    } finally {
      lock.unlock();
    }
  }

  private void begin(Stretch stretch) {
    stretches.add(stretch);
    file.stretch(stretch);
  }

  /** How many messages there are by now. */
  long messages() {
    lock.lock();
    try {
      if (!frozen && !stretches.isEmpty()) {
        Stretch latest = stretches.getLast();
        end = Math.max(end, latest.end(now.getAsLong()));
        if (end > allowed) {
          allowed = end + 1 + (long) (latest.rate() * SECONDS_AHEAD);
          file.until(allowed);
        }
      }
      return end;
    } finally {
      lock.unlock();
    }
  }

  /** When a message came. */
  long ticks(long message) {
    lock.lock();
    try {
      int stretch = stretches.size() - 1;
      while (stretch > 0 && stretches.get(stretch).first() > message) {
        stretch--;
      }
      return stretches.get(stretch).ticks(message);
    } finally {
      lock.unlock();
    }
  }

  /** Lets nothing more come. */
  void freeze() {
    lock.lock();
    try {
      if (!frozen) {
        messages();
        frozen = true;
        file.until(end);
      }
    } finally {
      lock.unlock();
    }
  }
}
