package io.defenderxdr.simulator.hub;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Messages that are put in one by one, and kept in memory until they are let go. */
final class KeptLog implements Log {
  private static final int ROOM = 1_024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;

  /** Full lists of one length before the open one; only whole ones are let go. */
  private final List<List<Message>> lists = new ArrayList<>();

  private long start;
  private long oldest;
  private long next;

  KeptLog(Clock clock) {
    this.clock = clock;
  }

  Message append(byte[] body, @Nullable String key) {
    lock.lock();
    try {
      if (lists.isEmpty() || lists.getLast().size() == ROOM) {
        lists.add(new ArrayList<>());
      }
      Message message = new Message(next, clock.instant(), key, body.clone());
      lists.getLast().add(message);
      next++;
      return message;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long oldest() {
    lock.lock();
    try {
      return oldest;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long next() {
    lock.lock();
    try {
      return next;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable Message read(long sequence) {
    lock.lock();
    try {
      if (sequence < oldest) {
        return null;
      }
      List<Message> list = lists.get((int) ((sequence - start) / ROOM));
      return list.get((int) (sequence % ROOM));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Instant enqueued(long sequence) {
    Message message = read(sequence);
    return message == null ? Instant.EPOCH : message.enqueued();
  }

  @Override
  public long from(Instant moment) {
    lock.lock();
    try {
      return lists.stream()
          .filter(list -> !list.getLast().enqueued().isBefore(moment))
          .flatMap(List::stream)
          .filter(message -> message.sequence() >= oldest)
          .filter(message -> !message.enqueued().isBefore(moment))
          .findFirst()
          .map(Message::sequence)
          .orElse(next);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void forget(long below) {
    lock.lock();
    try {
      oldest = Math.max(oldest, Math.min(below, next));
      while (oldest - start >= ROOM) {
        lists.removeFirst();
        start += ROOM;
      }
    } finally {
      lock.unlock();
    }
  }
}
