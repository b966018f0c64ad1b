package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.pipeline.StateAwayException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source that first takes over positions of an older layout. What hinders that is logged and does
 * not hinder the source: without a position a partition begins as configured.
 */
public final class MigratingSource implements Source {

  private static final Logger LOG = LoggerFactory.getLogger(MigratingSource.class);

  private final Source source;
  private final OlderPositions older;

  /** Goes before this source. */
  public MigratingSource(Source source, OlderPositions older) {
    this.source = source;
    this.older = older;
  }

  @Override
  public StreamId stream() {
    return source.stream();
  }

  @Override
  public void run(BatchHandler handler) throws InterruptedException {
    takeOver();
    source.run(handler);
  }

  @Override
  public void runOnce(BatchHandler handler) throws InterruptedException, SourceRefusedException {
    takeOver();
    source.runOnce(handler);
  }

  private void takeOver() throws InterruptedException {
    try {
      List<String> taken = older.takeOver();
      if (!taken.isEmpty()) {
        LOG.info(
            "{}: positions of an older layout are taken over for partitions {}",
            stream(),
            String.join(", ", taken));
      }
    } catch (StateAwayException e) {
      LOG.warn(
          "{}: positions of an older layout are not taken over: {} Partitions without a position"
              + " begin as configured.",
          stream(),
          e.getMessage());
    }
  }
}
