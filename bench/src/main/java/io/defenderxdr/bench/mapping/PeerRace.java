package io.defenderxdr.bench.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.simulator.stream.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The mapper and the ingest pipeline in turn over the same records of DeviceProcessEvents; both
 * make the reference's documents.
 */
final class PeerRace {

  /** Records in one request; with more of them the pipeline is slower. */
  private static final int BATCH = 200;

  private static final int RECORDS = 10 * BATCH;
  private static final int FEWEST_ROUNDS = 5;

  private final EventMapping mapping = MappingBench.mapping(true);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
  private final List<SourceRecord> records;

  PeerRace(int names) {
    records = new RecordSet.Source(names, Table.DEVICE_PROCESS_EVENTS).first(RECORDS).records();
  }

  /** Runs it, tells about it, and adds its figures. */
  void run(Path folder, int seconds, PrintStream report, ObjectNode result)
      throws IOException, InterruptedException {
    List<Double> pipeline = new ArrayList<>();
    List<Double> mapper = new ArrayList<>();
    try (IngestPeer peer = new IngestPeer(folder)) {
      report.println("pid of the store with the ingest pipeline: " + peer.pid());
      rounds(peer, seconds, new ArrayList<>(), new ArrayList<>());
      rounds(peer, seconds, mapper, pipeline);
    }
    Spread ours = Spread.of(mapper);
    Spread theirs = Spread.of(pipeline);
    report.printf(
        "DeviceProcessEvents, documents of the reference, %d passes over %,d records in turn%n",
        mapper.size(), RECORDS);
    line(report, "mapping", ours);
    line(report, "ingest pipeline, by the store's own clock", theirs);
    double ratio = theirs.median() / ours.median();
    report.printf("mapping to ingest pipeline, per core: %.1f%n", ratio);
    result
        .put("ingestPipelineRecordsPerSecond", Math.round(1e9 / theirs.median()))
        .put("ratioToIngestPipeline", Math.round(ratio * 100) / 100.0);
  }

  private static void line(PrintStream report, String name, Spread nanos) {
    report.printf(
        "%s: %.1f us a record (%.1f to %.1f)%n",
        name, nanos.median() / 1e3, nanos.least() / 1e3, nanos.greatest() / 1e3);
  }

  private void rounds(IngestPeer peer, int seconds, List<Double> mapper, List<Double> pipeline)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (mapper.size() < FEWEST_ROUNDS || System.nanoTime() - start < seconds * 1_000_000_000L) {
      double nanos = 0;
      for (int i = 0; i < RECORDS; i += BATCH) {
        nanos += peer.ingest(records.subList(i, i + BATCH));
      }
      pipeline.add(nanos * BATCH / RECORDS);
      mapper.add(map());
    }
  }

  private double map() {
    long start = System.nanoTime();
    for (SourceRecord record : records) {
      out.reset();
      mapping.mapInto(record, out);
    }
    return (double) (System.nanoTime() - start) / RECORDS;
  }
}
