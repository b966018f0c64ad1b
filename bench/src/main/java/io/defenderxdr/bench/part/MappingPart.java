package io.defenderxdr.bench.part;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubMessage;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.mapping.event.step.Places;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Maps records and throws the documents away. */
public final class MappingPart {

  private static final StreamId STREAM = new StreamId("bench", "event");
  private static final Instant ENQUEUED = Instant.parse("2026-01-01T00:00:00Z");
  private static final HubMessage MESSAGE =
      new HubMessage("insights", "$Default", "123456", 4711, ENQUEUED, "0", null);
  private static final Origin ORIGIN =
      new Origin("partition 0, sequence 4711, record 2 of 20", ENQUEUED, MESSAGE);

  private final Path folder;
  private final int batch;
  private final int partitions;
  private final EventMapping mapping = mapping();
  private final AtomicLong records = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  private MappingPart(Path folder, int partitions, int batch) {
    this.folder = folder;
    this.partitions = partitions;
    this.batch = batch;
  }

  /**
   * Maps the first records until the time to warm up is over, then those behind them.
   *
   * @param words {@code --folder}, {@code --partitions}, {@code --batch}, {@code --skip} and {@code
   *     --records} (records of each partition), {@code --warmup} in seconds
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    PartArguments arguments = new PartArguments(words);
    MappingPart part =
        new MappingPart(
            arguments.path("--folder"),
            arguments.number("--partitions"),
            arguments.number("--batch"));
    int skip = arguments.number("--skip");
    long end = System.nanoTime() + arguments.number("--warmup") * 1_000_000_000L;
    while (System.nanoTime() < end) {
      part.run(0, skip, end);
    }
    part.records.set(0);
    part.bytes.set(0);
    Measured measured = Measured.begin();
    part.run(skip, Integer.MAX_VALUE, Long.MAX_VALUE);
    measured.print(part.records.get(), part.bytes.get());
  }

  private void run(int from, int count, long until) throws IOException, InterruptedException {
    Share.all(folder, "records", partitions, (file, partition) -> map(file, from, count, until));
  }

  private void map(Path file, int from, int count, long until) throws IOException {
    try (Packages.Reader reader = new Packages.Reader(file)) {
      reader.skip(from);
      List<SourceRecord> list = new ArrayList<>(batch);
      int left = count;
      for (byte[] record = reader.next();
          record != null && left-- > 0 && System.nanoTime() < until;
          record = reader.next()) {
        list.add(record(ByteSlice.of(record)));
        if (list.size() == batch) {
          map(list);
        }
      }
      map(list);
    }
  }

  private void map(List<SourceRecord> list) {
    bytes.addAndGet(
        mapping.map(batch(list)).list().stream()
            .mapToLong(document -> document.json().length)
            .sum());
    records.addAndGet(list.size());
    list.clear();
  }

  /** The mapping as the collector makes it where its settings say nothing. */
  static EventMapping mapping() {
    return new EventMapping(
        new MappingOptions("default", "", List.of(), false, true, RecordProcessor.NONE),
        Places.NONE,
        Clock.systemUTC());
  }

  static SourceRecord record(ByteSlice json) {
    return new SourceRecord(json, ORIGIN);
  }

  static SourceBatch batch(List<SourceRecord> records) {
    return new SourceBatch(
        STREAM,
        records,
        new HubPosition(
            new HubGroup("bench", "insights", "$Default"), "0", "123456", 4711, ENQUEUED));
  }
}
