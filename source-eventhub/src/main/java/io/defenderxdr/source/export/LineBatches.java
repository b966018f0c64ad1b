package io.defenderxdr.source.export;

import io.defenderxdr.event.BlobPosition;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.source.envelope.Envelope;
import io.defenderxdr.source.envelope.EnvelopeReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes batches of the lines of one piece of a blob, and waits for the settlement of each. */
final class LineBatches {

  private final StreamId stream;
  private final ExportOptions.Pace pace;
  private final EnvelopeReader envelopes;
  private final PipelineListener listener;

  LineBatches(
      StreamId stream,
      ExportOptions.Pace pace,
      EnvelopeReader envelopes,
      PipelineListener listener) {
    this.stream = stream;
    this.pace = pace;
    this.envelopes = envelopes;
    this.listener = listener;
  }

  /**
   * Settles the lines.
   *
   * @param blob where they are from
   * @param at where in it the piece begins
   * @param piece whole lines, and perhaps more behind
   * @param length how much of it are whole lines
   */
  void settle(ExportedBlob blob, long at, byte[] piece, int length, BatchHandler handler)
      throws InterruptedException {
    List<SourceRecord> records = new ArrayList<>();
    int begin = 0;
    int from = 0;
    while (from < length) {
      int end = lineEnd(piece, from, length);
      records.addAll(records(blob, at + from, trimmed(piece, from, end)));
      from = Math.min(length, end + 1);
      if (from == length
          || records.size() >= pace.batchRecords()
          || from - begin >= pace.batchBytes()) {
        listener.fetched(stream, records.size(), from - begin);
        BlobPosition after = new BlobPosition(blob.container(), blob.name(), at + from);
        handler.process(new SourceBatch(stream, records, after));
        records.clear();
        begin = from;
      }
    }
  }

  private static int lineEnd(byte[] piece, int from, int length) {
    int end = from;
    while (end < length && piece[end] != '\n') {
      end++;
    }
    return end;
  }

  private static byte[] trimmed(byte[] piece, int from, int end) {
    boolean carriageReturn = end > from && piece[end - 1] == '\r';
    return Arrays.copyOfRange(piece, from, carriageReturn ? end - 1 : end);
  }

  private List<SourceRecord> records(ExportedBlob blob, long at, byte[] line) {
    if (line.length == 0) {
      return List.of();
    }
    Envelope envelope = envelopes.read(line);
    List<SourceRecord> records = new ArrayList<>();
    int count = envelope.records().size();
    String reason = envelope.reason() == null ? "" : ": " + envelope.reason();
    for (ByteSlice slice : envelope.records()) {
      String place =
          "%s, byte %d, record %d of %d%s"
              .formatted(blob.place(), at, records.size() + 1, count, reason);
      records.add(new SourceRecord(slice, new Origin(place, blob.hour())));
    }
    return records;
  }
}
