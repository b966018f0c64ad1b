package io.defenderxdr.source.export;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.source.envelope.EnvelopeReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the streaming export of a storage account: all containers {@code
 * insights-logs-advancedhunting-<table>}, blob by blob in the order of their hours, again and again
 * from where each was left. One batch is in hand at a time. A record's bytes are those of its line,
 * so its document is the one that the hub gives.
 */
public final class ExportSource implements Source {

  private static final Logger LOG = LoggerFactory.getLogger(ExportSource.class);
  private static final int TRIES_OF_ONE = 3;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  /** Positions are written this often, and at the end of each look through the account. */
  private static final Duration WRITE = Duration.ofSeconds(10);

  private final ExportOptions options;
  private final Parts parts;
  private final Time time;
  private final Catalog catalog;
  private final BlobReader reader;
  private Instant written = Instant.MIN;

  /**
   * What the source works with.
   *
   * @param account where the export lies
   * @param positions how far it is read; the pipeline's checkpoints must be these very ones
   * @param envelopes makes records of a line
   * @param listener is told what happens
   */
  public record Parts(
      StorageAccount account,
      BlobPositions positions,
      EnvelopeReader envelopes,
      PipelineListener listener) {}

  /** The clock and the way to wait on it. */
  public record Time(Clock clock, Pause pause) {}

  public ExportSource(ExportOptions options, Parts parts, Time time) {
    this.options = options;
    this.parts = parts;
    this.time = time;
    this.catalog = new Catalog(parts.account(), options.since());
    LineBatches batches =
        new LineBatches(options.stream(), options.pace(), parts.envelopes(), parts.listener());
    this.reader = new BlobReader(parts.account(), parts.positions(), batches, options.pace());
  }

  @Override
  public StreamId stream() {
    return options.stream();
  }

  @Override
  public void run(BatchHandler handler) throws InterruptedException {
    while (true) {
      Instant next = time.clock().instant().plus(options.interval());
      Exception trouble = look(handler);
      if (trouble != null) {
        String sentence = String.valueOf(trouble.getMessage());
        LOG.warn("{}: {} The next look is at {}.", stream(), sentence, next);
        parts.listener().degraded(stream(), sentence, next);
      }
      time.pause().until(next);
    }
  }

  @Override
  public void runOnce(BatchHandler handler) throws InterruptedException, SourceRefusedException {
    for (int attempt = 1; true; attempt++) {
      Exception trouble = look(handler);
      if (trouble == null) {
        return;
      }
      int status = trouble instanceof ExportAwayException away ? away.status() : 0;
      boolean refused = trouble instanceof ExportAwayException away && away.refused();
      if (refused || attempt == TRIES_OF_ONE) {
        throw new SourceRefusedException(stream(), status, String.valueOf(trouble.getMessage()));
      }
      time.pause().forAtLeast(BETWEEN_TRIES);
    }
  }

  /** One look through the account; what went wrong, or null. */
  private @Nullable Exception look(BatchHandler handler) throws InterruptedException {
    try {
      parts.positions().load();
      Instant now = time.clock().instant();
      List<ExportedBlob> blobs = catalog.blobs(now);
      for (ExportedBlob blob : blobs) {
        if (!parts.positions().done(blob)) {
          read(blob, now, handler);
        }
      }
      parts.positions().flush();
      if (catalog.lastWasWhole()) {
        prune(blobs, now);
      }
      parts.listener().recovered(stream());
      parts.listener().caughtUp(stream());
      return null;
    } catch (ExportAwayException | StateAwayException e) {
      return e;
    } catch (InterruptedException e) {
      writeBeforeTheEnd();
      throw e;
    }
  }

  private void read(ExportedBlob blob, Instant now, BatchHandler handler)
      throws ExportAwayException, StateAwayException, InterruptedException {
    try {
      reader.read(blob, now, handler);
    } catch (ExportAwayException e) {
      if (!e.gone()) {
        throw e;
      }
      long missing = blob.bytes() - parts.positions().settled(blob);
      String range = "%s was removed with %d bytes unread".formatted(blob.place(), missing);
      LOG.warn("{}: {}", stream(), range);
      parts.listener().gap(stream(), range);
    }
    Instant after = time.clock().instant();
    if (written.isBefore(after.minus(WRITE))) {
      parts.positions().flush();
      written = after;
    }
  }

  private void writeBeforeTheEnd() throws InterruptedException {
    try {
      parts.positions().flush();
    } catch (StateAwayException e) {
      LOG.info(
          "{}: positions are not written ({}); some lines come again", stream(), e.getMessage());
    }
  }

  /** A container whose old blobs are all read, and still, needs their positions no more. */
  private void prune(List<ExportedBlob> blobs, Instant now)
      throws StateAwayException, InterruptedException {
    Instant before = now.minus(options.pace().keep());
    Instant at = now.minus(BlobReader.STILL);
    Set<String> ready = new HashSet<>();
    Set<String> unready = new HashSet<>();
    for (ExportedBlob blob : blobs) {
      ready.add(blob.container());
      if (blob.hour().isBefore(before) && !parts.positions().done(blob)) {
        boolean unread = parts.positions().settled(blob) < blob.bytes();
        if (unread || blob.changedAt().isAfter(at)) {
          unready.add(blob.container());
        }
      }
    }
    ready.removeAll(unready);
    for (String container : ready) {
      parts.positions().prune(container, new BlobPositions.Done(before, at));
    }
  }
}
