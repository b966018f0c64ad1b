package io.defenderxdr.bench.collect;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.bench.Folders;
import io.defenderxdr.bench.Machine;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.retry.TimeScale;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The whole path from a hub to a store, beside its parts alone. */
public final class CollectBench {

  private final CollectArguments arguments;
  private final PrintStream out;
  private final Pause pause = TimeScale.real(Clock.systemUTC()).pause();
  private final ObjectNode result = new JsonMapper().createObjectNode();
  private final List<SinkRace.Result> sinks = new ArrayList<>();
  private final List<StoreRace.Result> stores = new ArrayList<>();

  private CollectBench(CollectArguments arguments, PrintStream out) {
    this.arguments = arguments;
    this.out = out;
  }

  /**
   * Measures.
   *
   * @param words what the benchmark is asked for
   * @return its last line
   * @throws IllegalArgumentException with a sentence for people, if the words are no options
   */
  public static String run(List<String> words, PrintStream out)
      throws IOException, InterruptedException {
    return new CollectBench(CollectArguments.parse(words), out).run();
  }

  private String run() throws IOException, InterruptedException {
    out.println("bench collect on " + Machine.line());
    Path folder = Files.createTempDirectory("defender-xdr-bench");
    try {
      Crew crew = new Crew(folder, out);
      try (Stock stock = Stock.make(crew, arguments.records())) {
        out.printf(
            "%d records of %.0f bytes on %d partitions, 20 a message%n",
            stock.records(), stock.bytesARecord(), Crew.PARTITIONS);
        for (int run = 1; run <= arguments.runs(); run++) {
          out.printf("run %d of %d%n", run, arguments.runs());
          measure(crew, stock);
        }
        figures(stock);
      }
      if (arguments.outage() > 0) {
        double rate = middle(stores, StoreRace.Result::recordsPerSecond);
        new Outage(crew, pause, out).run(rate / 4, arguments.outage(), result);
      }
    } finally {
      Folders.delete(folder);
    }
    return result.toString();
  }

  private void measure(Crew crew, Stock stock) throws IOException, InterruptedException {
    sinks.add(new SinkRace(crew, stock, arguments, pause, out).run());
    if (arguments.storeRecords() > 0) {
      stores.add(new StoreRace(crew, stock, arguments.storeRecords(), pause, out).run());
    }
  }

  private static <T> double middle(List<T> runs, ToDoubleFunction<T> figure) {
    return Median.of(runs.stream().mapToDouble(figure).boxed().toList()).middle();
  }

  private <T> double told(String what, List<T> runs, ToDoubleFunction<T> figure) {
    Median median = Median.of(runs.stream().mapToDouble(figure).boxed().toList());
    out.println(median.line(what));
    return median.middle();
  }

  private void figures(Stock stock) {
    double rate = told("records/s into the sink", sinks, SinkRace.Result::recordsPerSecond);
    result.put("recordsPerSecond", Math.round(rate));
    result.put("bytesPerSecond", Math.round(rate * stock.bytesARecord()));
    result.put(
        "cpuSecondsPerMillionRecords",
        told("CPU seconds per million records", sinks, SinkRace.Result::whole));
    result.put("sdkCpuSecondsPerMillionRecords", middle(sinks, SinkRace.Result::sdk));
    result.put("mappingCpuSecondsPerMillionRecords", middle(sinks, SinkRace.Result::mapping));
    result.put("bulkCpuSecondsPerMillionRecords", middle(sinks, SinkRace.Result::bulk));
    result.put("ratioToSumOfParts", told("ratio to sum of parts", sinks, SinkRace.Result::ratio));
    long peak = sinks.stream().mapToLong(SinkRace.Result::peak).max().orElse(0);
    if (!stores.isEmpty()) {
      result.put(
          "storeRecordsPerSecond",
          told("records/s into the store", stores, StoreRace.Result::recordsPerSecond));
      result.put("bulkAloneRecordsPerSecond", middle(stores, StoreRace.Result::alone));
      result.put("ratioToBulkAlone", told("ratio to bulk alone", stores, StoreRace.Result::ratio));
      peak = Math.max(peak, stores.stream().mapToLong(StoreRace.Result::peak).max().orElse(0));
    }
    result.put("peakResidentBytes", peak);
  }
}
