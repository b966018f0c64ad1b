package io.defenderxdr.simulator.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Follows a hub and hands each message on, in the order of its partition, so that the same stream
 * goes out another way too. What could not be settled is handed on again. Runs on a thread of its
 * own until it is closed.
 */
public final class HubFollower implements AutoCloseable {
  /** Bytes of a partition that are handed on before they must be settled. */
  private static final long AT_ONCE = 2_000_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private final Duration every;
  private final Hub hub;
  private final Sink sink;
  private final long[] next;
  private String lastTrouble = "";

  /** Where the messages go. */
  public interface Sink {
    /** Takes a message. */
    void take(int partition, Message message) throws IOException;

    /**
     * Returns when all that was taken is where it should be.
     *
     * @param next for each partition the sequence number that comes next
     */
    void settle(long[] next) throws IOException;
  }

  /**
   * Starts to follow.
   *
   * @param next for each partition the sequence number to begin with
   * @param every how often is looked for new messages
   */
  public HubFollower(Hub hub, long[] next, Sink sink, Duration every) {
    this.hub = hub;
    this.next = next.clone();
    this.sink = sink;
    this.every = every;
    this.thread = Thread.ofPlatform().daemon().name("hub-follower").start(this::run);
  }

  private void run() {
    try {
      do {
        follow();
      } while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when all that is on the hub now has been handed on, or cannot be. */
  public void drain() {
    follow();
  }

  private void follow() {
    lock.lock();
    try {
      while (round()) {
        lastTrouble = "";
      }
    } catch (IOException e) {
      String trouble = String.valueOf(e.getMessage());
      if (!trouble.equals(lastTrouble) && closed.getCount() > 0) {
        lastTrouble = trouble;
        System.err.println("The stream does not go out another way: " + trouble);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Hands some messages on; whether there were any. */
  private boolean round() throws IOException {
    long[] ends = next.clone();
    for (Partition partition : hub.partitions()) {
      ends[partition.number()] = hand(partition);
    }
    if (Arrays.equals(ends, next)) {
      return false;
    }
    sink.settle(ends);
    System.arraycopy(ends, 0, next, 0, next.length);
    return true;
  }

  private long hand(Partition partition) throws IOException {
    long bytes = 0;
    long sequence = Math.max(next[partition.number()], partition.first());
    long end = Math.max(sequence, partition.next());
    while (sequence < end && bytes < AT_ONCE) {
      Message message = partition.read(sequence);
      if (message != null) {
        sink.take(partition.number(), message);
        bytes += message.body().length;
      }
      sequence++;
    }
    return sequence;
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      if (!thread.join(PATIENCE)) {
        System.err.println("What follows the hub does not end.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
