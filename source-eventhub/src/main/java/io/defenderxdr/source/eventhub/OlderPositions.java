package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.HubGroup;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.source.lease.TimedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Positions of an older layout in the place where ours are kept. One that is there already is never
 * touched, so that each is taken over once, by one of many collectors.
 *
 * @param group whose positions
 * @param store where both are
 */
public record OlderPositions(HubGroup group, StateStore store) {

  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  /**
   * Takes over what has no position of ours.
   *
   * @return the partitions that have one by it
   */
  public List<String> takeOver() throws StateAwayException, InterruptedException {
    List<String> taken = new ArrayList<>();
    try (TimedStore timed = new TimedStore(store, LONGEST_CALL)) {
      for (CheckpointImport.Found found : new CheckpointImport(group, timed).find().values()) {
        String partition = found.position().partition();
        if (timed.read(CheckpointEntry.name(group, partition)).isEmpty()
            && timed
                .write(CheckpointEntry.of(found.position()), new Expected.Nothing())
                .isPresent()) {
          taken.add(partition);
        }
      }
    }
    taken.sort(java.util.Comparator.naturalOrder());
    return taken;
  }
}
