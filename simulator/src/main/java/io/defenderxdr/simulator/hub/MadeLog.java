package io.defenderxdr.simulator.hub;

import io.defenderxdr.simulator.time.Ticks;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Messages that are made when they are read, and made the same way again. */
final class MadeLog implements Log {
  private final Course course;
  private final Bodies bodies;
  private final int partition;
  private final int partitions;
  private final AtomicLong oldest = new AtomicLong();

  MadeLog(Course course, Bodies bodies, int partition, int partitions) {
    this.course = course;
    this.bodies = bodies;
    this.partition = partition;
    this.partitions = partitions;
  }

  /** Where the bodies of messages come from. */
  interface Bodies {
    /** The body of a message that comes at a moment. */
    byte[] of(long message, long ticks);
  }

  private long message(long sequence) {
    return sequence * partitions + partition;
  }

  @Override
  public long oldest() {
    return oldest.get();
  }

  @Override
  public long next() {
    return Math.max(0, Math.ceilDiv(course.messages() - partition, (long) partitions));
  }

  @Override
  public @Nullable Message read(long sequence) {
    if (sequence < oldest()) {
      return null;
    }
    long message = message(sequence);
    long ticks = course.ticks(message);
    return new Message(sequence, Ticks.instant(ticks), null, bodies.of(message, ticks));
  }

  @Override
  public Instant enqueued(long sequence) {
    return Ticks.instant(course.ticks(message(sequence)));
  }

  @Override
  public long from(Instant moment) {
    long low = oldest();
    long high = next();
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (enqueued(middle).isBefore(moment)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public void forget(long below) {
    oldest.accumulateAndGet(Math.min(below, next()), Math::max);
  }
}
