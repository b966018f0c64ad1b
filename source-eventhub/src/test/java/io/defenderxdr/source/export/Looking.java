package io.defenderxdr.source.export;

import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.source.envelope.EnvelopeReader;
import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.FakePause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source and its pipeline in one: keeps what it was given. */
public final class Looking implements BatchHandler, PipelineListener {

  public final List<String> records = new ArrayList<>();
  final List<String> origins = new ArrayList<>();
  final List<Integer> batches = new ArrayList<>();
  final List<String> degraded = new ArrayList<>();
  final List<String> gaps = new ArrayList<>();
  final BlobPositions positions;
  private final ExportSource source;
  private int caughtUp;
  @Nullable Runnable before;
  int stopAfterBatches = Integer.MAX_VALUE;

  public Looking(StorageAccount account, StateStore store, Instant now, Instant since) {
    this(account, store, now, since, ExportOptions.Pace.usual());
  }

  Looking(
      StorageAccount account,
      StateStore store,
      Instant now,
      Instant since,
      ExportOptions.Pace pace) {
    positions = new BlobPositions(store, "contoso/event");
    FakeClock clock = new FakeClock(now);
    source =
        new ExportSource(
            new ExportOptions(new StreamId("contoso", "event"), since, Duration.ofMinutes(1), pace),
            new ExportSource.Parts(account, positions, new EnvelopeReader(List.of()), this),
            new ExportSource.Time(clock, new FakePause(clock)));
  }

  public ExportSource source() {
    return source;
  }

  int timesCaughtUp() {
    return caughtUp;
  }

  @Override
  public Settlement process(SourceBatch batch) throws InterruptedException {
    if (before != null) {
      before.run();
    }
    if (batches.size() == stopAfterBatches) {
      throw new InterruptedException();
    }
    batches.add(batch.records().size());
    for (SourceRecord record : batch.records()) {
      records.add(record.json().toText());
      origins.add(record.origin().text());
    }
    positions.advance(batch.stream(), batch.positionAfter());
    return Settlement.NONE;
  }

  @Override
  public void caughtUp(StreamId stream) {
    caughtUp++;
  }

  @Override
  public void degraded(StreamId stream, String reason, @Nullable Instant until) {
    degraded.add(reason);
  }

  @Override
  public void gap(StreamId stream, String range) {
    gaps.add(range);
  }
}
