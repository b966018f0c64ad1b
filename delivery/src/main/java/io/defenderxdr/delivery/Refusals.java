package io.defenderxdr.delivery;

import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.QuarantineEntry;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the documents of one stream that the store refuses into quarantine. */
record Refusals(StreamId stream, Quarantine quarantine, Clock clock) {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  /** Keeps a document; returns when it is safe. */
  void keep(EcsDocument document, String reason) throws InterruptedException {
    Instant now = clock.instant();
    quarantine.put(
        new QuarantineEntry(
            stream,
            document.index(),
            document.id(),
            Stamp.of(now).on(document),
            "The store refused the document: " + reason,
            document.origin().text(),
            now));
    LOG.warn(
        "{}: document {} lies in quarantine now, the others go on: {}",
        stream,
        document.id(),
        reason);
  }
}
