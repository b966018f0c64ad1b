package io.defenderxdr.console.page;

import io.defenderxdr.status.Ledger;
import io.defenderxdr.status.NewestAlerts;
import io.defenderxdr.status.StreamStatus;
import java.time.Instant;
import java.util.List;

/**
 * What the page is made from.
 *
 * @param streams as they are now
 * @param ledger what became of every record
 * @param alerts what the store said
 * @param links decides which addresses may be links
 * @param now the moment that ages are counted from
 */
public record PageFacts(
    List<StreamStatus> streams,
    Ledger ledger,
    NewestAlerts alerts,
    PortalLinks links,
    Instant now) {

  public PageFacts {
    streams = List.copyOf(streams);
  }
}
