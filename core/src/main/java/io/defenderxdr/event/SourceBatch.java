package io.defenderxdr.event;

import java.util.List;

/**
 * Records of one stream, and the position that may be saved once all of them are settled.
 *
 * <p>Bounded by count and by bytes by whoever makes it. A batch from the middle of a page carries
 * the position that already is: a repeat of the page is harmless, a skipped one is a loss.
 *
 * @param stream the stream that the records belong to
 * @param records in the order of the source; may be empty when only the position moves
 * @param positionAfter the position to save after settlement
 */
public record SourceBatch(StreamId stream, List<SourceRecord> records, Position positionAfter) {

  public SourceBatch {
    records = List.copyOf(records);
  }
}
