package io.defenderxdr.source.eventhub;

import io.defenderxdr.pipeline.StateStore.Kept;
import io.defenderxdr.source.lease.LeaseKeeper;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether everything that was asked for once is read: by us, or by another collector that is alive.
 * Belongs to the stream's thread.
 */
final class Catching {

  private final Map<String, Long> until;
  private final Map<String, String> firstSeen = new HashMap<>();

  /**
   * Asks for all messages up to these.
   *
   * @param until sequence number of the last message of each partition, -1 if it is empty
   */
  Catching(Map<String, Long> until) {
    this.until = Map.copyOf(until);
  }

  /** The last message of each partition. */
  Map<String, Long> until() {
    return until;
  }

  /**
   * Whether it is done.
   *
   * @param leases as the last round found them
   * @param me our own id
   */
  boolean isDone(Fleet fleet, Map<String, Kept> leases, String me) {
    boolean done = !leases.isEmpty() || until.isEmpty();
    for (String partition : until.keySet()) {
      PartitionWorker worker = fleet.worker(partition);
      boolean here = worker != null && worker.isFinished();
      done &= here || isAnothers(partition, leases.get(partition), me);
    }
    return done;
  }

  /** A lease that was renewed while we looked is a living collector's. */
  private boolean isAnothers(
      String partition, @org.jspecify.annotations.Nullable Kept lease, String me) {
    if (lease == null) {
      return false;
    }
    String owner = LeaseKeeper.ownerOf(lease);
    String first = firstSeen.putIfAbsent(partition, lease.version());
    return !owner.isEmpty() && !owner.equals(me) && first != null && !first.equals(lease.version());
  }

  /** Whether every partition that is ours has nothing more to give at the moment. */
  static boolean isUp(Fleet fleet) {
    for (String partition : fleet.partitions()) {
      PartitionWorker worker = fleet.worker(partition);
      if (worker != null && !worker.isIdle()) {
        return false;
      }
    }
    return !fleet.partitions().isEmpty();
  }
}
