package io.defenderxdr.source.eventhub;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of one stream, one thread for each partition that is ours. A partition that comes
 * back waits for its former thread to end. Called from the stream's thread; looked at by others.
 */
final class Fleet {

  private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);

  private final Desk desk;
  private final Map<String, Long> until;
  private final ConcurrentMap<String, Crew> crews = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Thread> threads = new ConcurrentHashMap<>();

  /** One worker and what its thread is told. */
  private record Crew(PartitionWorker worker, Thread thread) {}

  /**
   * No workers yet.
   *
   * @param until the last message of each partition to be read; a partition that is not named is
   *     read without end
   */
  Fleet(Desk desk, Map<String, Long> until) {
    this.desk = desk;
    this.until = until;
  }

  /** Begins a partition. */
  void start(String partition, boolean before) {
    PartitionWorker worker =
        new PartitionWorker(partition, desk, until.getOrDefault(partition, Long.MAX_VALUE));
    Thread former = threads.get(partition);
    Thread thread =
        Thread.ofPlatform()
            .name(desk.stream() + " partition " + partition)
            .daemon()
            .unstarted(() -> work(partition, worker, before, former));
    threads.put(partition, thread);
    crews.put(partition, new Crew(worker, thread));
    thread.start();
  }

  private void work(
      String partition, PartitionWorker worker, boolean before, @Nullable Thread former) {
    try {
      if (former != null) {
        former.join();
      }
      LOG.info("{} partition {}: ours, reading begins.", desk.stream(), partition);
      while (!worker.isFinished()) {
        try {
          worker.read(before);
        } catch (RuntimeException e) {
          survive(partition, e);
        }
      }
    } catch (InterruptedException e) {
      LOG.info("{} partition {}: reading ends.", desk.stream(), partition);
      desk.listener().released(desk.stream(), partition);
    } finally {
      desk.troubles().clear(Desk.place(partition));
    }
  }

  /** A fault of ours must not silence a partition: it is read again from its position. */
  private void survive(String partition, RuntimeException fault) throws InterruptedException {
    LOG.error(
        "{} partition {}: a fault of ours; it is read again.", desk.stream(), partition, fault);
    desk.troubles()
        .raise(
            Desk.place(partition),
            "Partition %s met a fault of ours (%s): please report it; it is read again from its position."
                .formatted(partition, fault));
    desk.time().pause().forAtLeast(java.time.Duration.ofSeconds(5));
  }

  /** Ends a partition that is another's now; what is in its hand does not move its position. */
  void lose(String partition) {
    desk.checkpoints().close(partition);
    Crew crew = crews.remove(partition);
    if (crew != null) {
      crew.thread().interrupt();
    }
  }

  /** The partitions that are read. */
  Set<String> partitions() {
    return new TreeSet<>(crews.keySet());
  }

  /** The worker of a partition, if it is read. */
  @Nullable PartitionWorker worker(String partition) {
    Crew crew = crews.get(partition);
    return crew == null ? null : crew.worker();
  }

  /** Closes the positions of all, so that nothing that comes late moves them. */
  void forget() {
    partitions().forEach(desk.checkpoints()::close);
  }

  /** Ends all threads and waits for them, at most so long on the wall. */
  void stop(long millis) throws InterruptedException {
    crews.values().forEach(crew -> crew.thread().interrupt());
    long end = System.nanoTime() + millis * 1_000_000;
    for (Thread thread : threads.values()) {
      thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
  }
}
