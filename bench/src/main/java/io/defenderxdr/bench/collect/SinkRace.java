package io.defenderxdr.bench.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.process.ResidentMemory;
import io.defenderxdr.retry.Pause;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The whole collector into the sink, and then the parts alone over the same records, each in a
 * fresh process.
 */
final class SinkRace {

  private final Crew crew;
  private final Stock stock;
  private final CollectArguments arguments;
  private final Pause pause;
  private final PrintStream out;

  /**
   * What one run gave; processor seconds a million records.
   *
   * @param recordsPerSecond of the whole
   * @param peak resident bytes of the whole
   */
  record Result(
      double recordsPerSecond, double whole, double sdk, double mapping, double bulk, long peak) {

    double ratio() {
      return (sdk + mapping + bulk) / whole;
    }
  }

  /** What the whole did. */
  private record Whole(Watch.Span span, long peak, double bulk) {}

  SinkRace(Crew crew, Stock stock, CollectArguments arguments, Pause pause, PrintStream out) {
    this.crew = crew;
    this.stock = stock;
    this.arguments = arguments;
    this.pause = pause;
    this.out = out;
  }

  Result run() throws IOException, InterruptedException {
    try (Crew.Ready sink = crew.sink()) {
      Whole whole = whole(sink);
      long before = whole.span().from().documents();
      double skip = (double) before / stock.records();
      int bulk = (int) Math.round(whole.bulk());
      double sdk =
          cost(
              "SdkPart",
              List.of(
                  "--hub", stock.connection(),
                  "--skip", Double.toString(skip),
                  "--records-a-message", Double.toString(stock.recordsAMessage())));
      int skipped = (int) (before / Crew.PARTITIONS);
      double mapping = cost("MappingPart", onFiles(skipped, "--batch", bulk));
      List<String> writing = new ArrayList<>(onFiles(skipped, "--bulk", bulk));
      writing.addAll(List.of("--store", sink.url(), "--records", "" + Integer.MAX_VALUE));
      double writer = cost("BulkPart", writing);
      Reading from = whole.span().from();
      Reading to = whole.span().to();
      Result result =
          new Result(
              to.perSecondSince(from),
              to.cpuPerMillionSince(from),
              sdk,
              mapping,
              writer,
              whole.peak());
      print(result, to.documents() - before, bulk);
      return result;
    }
  }

  private void print(Result result, long records, int bulk) {
    out.printf(
        Locale.ROOT,
        "sink: %d records after the warm-up, %d a request: %.0f records/s, %.1f MB/s, peak %.1f MB; CPU seconds per million records: whole %.1f, SDK %.1f + mapping %.1f + writing %.1f = %.1f, ratio %.3f%n",
        records,
        bulk,
        result.recordsPerSecond(),
        result.recordsPerSecond() * stock.bytesARecord() / 1e6,
        result.peak() / 1e6,
        result.whole(),
        result.sdk(),
        result.mapping(),
        result.bulk(),
        result.sdk() + result.mapping() + result.bulk(),
        result.ratio());
  }

  private Whole whole(Crew.Ready sink) throws IOException, InterruptedException {
    Path own = crew.fresh("collector");
    List<String> recording =
        arguments.recording().isEmpty()
            ? List.of()
            : List.of(
                "-Xlog:jfr+startup=off",
                "-XX:StartFlightRecording=settings=profile,filename=" + arguments.recording());
    try (Gauge gauge = new Gauge();
        Crew.Ready collector = crew.collector(own, stock.hub().said(), sink.url(), recording)) {
      Watch watch =
          new Watch(
              () -> gauge.seen(sink.url()).path("documents").asLong(), collector.process(), pause);
      Watch.Span span = watch.until(arguments.warmup(), stock.records());
      JsonNode seen = gauge.seen(sink.url());
      return new Whole(
          span,
          ResidentMemory.peakBytes(collector.pid()),
          seen.path("documents").asDouble() / seen.path("requests").asDouble());
    }
  }

  private List<String> onFiles(int skipped, String size, int bulk) {
    return List.of(
        "--folder",
        stock.files().toString(),
        "--partitions",
        "" + Crew.PARTITIONS,
        "--skip",
        "" + skipped,
        size,
        "" + bulk);
  }

  /** Processor seconds a million records. */
  private double cost(String program, List<String> words) throws IOException {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("--warmup", "" + arguments.warmup()));
    JsonNode figures = crew.part(program, all);
    return figures.path("cpuSeconds").asDouble() / figures.path("records").asDouble() * 1e6;
  }
}
