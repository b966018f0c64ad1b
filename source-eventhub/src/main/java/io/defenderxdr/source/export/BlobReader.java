package io.defenderxdr.source.export;

import io.defenderxdr.pipeline.BatchHandler;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one blob from its position to the length it was listed with, whole lines only. */
final class BlobReader {

  private static final Logger LOG = LoggerFactory.getLogger(BlobReader.class);
  private static final int LONGEST_LINE = 32_000_000;

  /** A blob that nobody has written to for so long is complete, also without a last line break. */
  static final Duration STILL = Duration.ofHours(1);

  private final StorageAccount account;
  private final BlobPositions positions;
  private final LineBatches batches;
  private final int usual;

  BlobReader(
      StorageAccount account,
      BlobPositions positions,
      LineBatches batches,
      ExportOptions.Pace pace) {
    this.account = account;
    this.positions = positions;
    this.batches = batches;
    this.usual = pace.readBytes();
  }

  /** Reads on; returns when all whole lines up to its listed end are settled. */
  void read(ExportedBlob blob, Instant now, BatchHandler handler)
      throws ExportAwayException, InterruptedException {
    boolean complete = blob.changedAt().plus(STILL).isBefore(now);
    long at = begin(blob);
    int size = usual;
    while (at < blob.bytes()) {
      byte[] piece = account.read(blob, at, (int) Math.min(size, blob.bytes() - at));
      boolean last = at + piece.length >= blob.bytes();
      int lines = wholeLines(piece, last && complete);
      if (lines > 0) {
        batches.settle(blob, at, piece, lines, handler);
        at += lines;
        size = usual;
      } else if (last || piece.length == 0) {
        return;
      } else {
        size = Math.min(size * 2, LONGEST_LINE);
      }
    }
  }

  private long begin(ExportedBlob blob) {
    long settled = positions.settled(blob);
    if (settled > blob.bytes()) {
      LOG.warn("{} became shorter: it was made anew and is read anew", blob.place());
      positions.startAnew(blob);
      return 0;
    }
    return settled;
  }

  private static int wholeLines(byte[] piece, boolean toTheEnd) {
    if (toTheEnd) {
      return piece.length;
    }
    for (int i = piece.length; i > 0; i--) {
      if (piece[i - 1] == '\n') {
        return i;
      }
    }
    // A line beyond all measure is kept in pieces rather than not at all.
    return piece.length >= LONGEST_LINE ? piece.length : 0;
  }
}
