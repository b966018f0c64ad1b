package io.defenderxdr.simulator.hub;

import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What a hub tells about itself and its partitions, under Microsoft's names. */
final class Facts {
  private Facts() {}

  /** What there is to tell about a hub. */
  static Map<String, Object> of(Hub hub) {
    Map<String, Object> facts = new HashMap<>();
    int count = hub.partitions().size();
    facts.put("name", hub.name());
    facts.put("type", "com.microsoft:eventhub");
    facts.put("created_at", Date.from(hub.created()));
    facts.put("partition_count", count);
    facts.put(
        "partition_ids",
        IntStream.range(0, count).mapToObj(String::valueOf).toArray(String[]::new));
    return facts;
  }

  /** What there is to tell about a partition. */
  static Map<String, Object> of(Hub hub, Partition partition, Clock wall) {
    Map<String, Object> facts = newest(partition, wall);
    long first = partition.first();
    facts.put("name", hub.name());
    facts.put("type", "com.microsoft:partition");
    facts.put("partition", String.valueOf(partition.number()));
    facts.put("begin_sequence_number", first);
    facts.put("is_partition_empty", first >= partition.next());
    return facts;
  }

  /**
   * What there is to tell about the newest message of a partition; -1 where there never was one.
   */
  static Map<String, Object> newest(Partition partition, Clock wall) {
    Map<String, Object> facts = new HashMap<>();
    long newest = partition.next() - 1;
    facts.put("last_enqueued_sequence_number", newest);
    facts.put("last_enqueued_offset", newest < 0 ? Start.BEGINNING : Offsets.of(newest));
    facts.put("last_enqueued_time_utc", Date.from(partition.newestEnqueued()));
    facts.put("runtime_info_retrieval_time_utc", Date.from(wall.instant()));
    return facts;
  }
}
