package io.defenderxdr.simulator.admin;

import io.defenderxdr.simulator.hub.HubFeed;
import io.defenderxdr.simulator.hub.Partition;
import io.defenderxdr.simulator.wire.Reply;
import java.nio.charset.StandardCharsets;

/** Lists what was put on the hub, and how far its partitions reach. */
final class EventLines {
  private final HubFeed feed;

  EventLines(HubFeed feed) {
    this.feed = feed;
  }

  void freeze() {
    feed.freeze();
  }

  /**
   * A line for every record that was put on the hub: the document id it should have, a tab, and for
   * people its place. A record that expired before anybody read it stays in: it was offered, and
   * who did not read it in time has lost it.
   */
  Reply offered() {
    return Reply.poured(
        out ->
            feed.offered(
                (id, place) ->
                    out.write((id + "\t" + place + "\n").getBytes(StandardCharsets.UTF_8))));
  }

  /** A line for each partition: its number, the first sequence number there is, the next one. */
  Reply places() {
    StringBuilder lines = new StringBuilder();
    for (Partition partition : feed.hub().partitions()) {
      lines.append(partition.number()).append('\t').append(partition.first()).append('\t');
      lines.append(partition.next()).append('\n');
    }
    return Reply.text(200, lines.toString());
  }
}
