package io.defenderxdr.bench.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;

/** How far a collector is behind its hub, in messages, as it says itself. */
final class Lag {

  private final Gauge gauge;
  private final String console;

  Lag(Gauge gauge, String console) {
    this.gauge = gauge;
    this.console = console;
  }

  /**
   * Messages behind over all partitions.
   *
   * @param since moment that the hub must have been asked after
   * @return -1 while that is not so for all
   */
  long now(Instant since) throws IOException, InterruptedException {
    JsonNode partitions = gauge.get(console + "/api/streams").at("/streams/0/partitions");
    long lag = partitions.size() < Crew.PARTITIONS ? -1 : 0;
    for (JsonNode partition : partitions) {
      if (!partition.has("lag") || !seen(partition).isAfter(since)) {
        return -1;
      }
      lag += partition.path("lag").asLong();
    }
    return lag;
  }

  private static Instant seen(JsonNode partition) {
    return Instant.parse(partition.path("seenAt").asText("1970-01-01T00:00:00Z"));
  }
}
