package io.defenderxdr.bench.collect;

import io.defenderxdr.process.ChildProcess;
import io.defenderxdr.process.ResidentMemory;
import io.defenderxdr.retry.Pause;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The whole collector into a fresh embedded store, and ready documents alone into another one. */
final class StoreRace {

  /** A store's first requests are slower: they are not counted on either side. */
  private static final int WARMUP = 10;

  /** What the collector hands on together where its settings say nothing. */
  private static final int BULK = 250;

  private final Crew crew;
  private final Stock stock;
  private final long records;
  private final Pause pause;
  private final PrintStream out;

  /** What one run gave. */
  record Result(double recordsPerSecond, double alone, long peak) {
    double ratio() {
      return recordsPerSecond / alone;
    }
  }

  StoreRace(Crew crew, Stock stock, long records, Pause pause, PrintStream out) {
    this.crew = crew;
    this.stock = stock;
    this.records = records;
    this.pause = pause;
    this.out = out;
  }

  Result run() throws IOException, InterruptedException {
    Path own = crew.fresh("collector");
    double whole;
    long peak;
    try (Crew.Ready store = crew.store(crew.fresh("store"), 0);
        Crew.Ready collector = crew.collector(own, stock.hub().said(), store.url(), List.of())) {
      whole = rate(store, collector.process());
      peak = ResidentMemory.peakBytes(collector.pid());
    }
    Result result = new Result(whole, alone(), peak);
    out.printf(
        Locale.ROOT,
        "embedded store: whole %.0f records/s, ready documents alone %.0f, ratio %.3f; peak %.1f MB%n",
        result.recordsPerSecond(),
        result.alone(),
        result.ratio(),
        peak / 1e6);
    return result;
  }

  private double alone() throws IOException, InterruptedException {
    try (Crew.Ready store = crew.store(crew.fresh("store"), 0);
        ChildProcess writer = crew.started("BulkPart", words(store.url()))) {
      return rate(store, writer);
    }
  }

  private List<String> words(String store) {
    return List.of(
        "--store",
        store,
        "--folder",
        stock.files().toString(),
        "--partitions",
        "" + Crew.PARTITIONS,
        "--bulk",
        "" + BULK,
        "--skip",
        "0",
        "--records",
        "" + stock.records(),
        "--warmup",
        "0");
  }

  private double rate(Crew.Ready store, ChildProcess process)
      throws IOException, InterruptedException {
    try (Gauge gauge = new Gauge()) {
      Watch.Span span =
          new Watch(() -> gauge.indexed(store.url()), process, pause).until(WARMUP, records);
      return span.to().perSecondSince(span.from());
    }
  }
}
