package io.defenderxdr.bench.collect;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.bench.Folders;
import io.defenderxdr.bench.Machine;
import io.defenderxdr.bench.part.Counters;
import io.defenderxdr.process.ResidentMemory;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.retry.TimeScale;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A steady rate for long: memory stays flat, the lag does not grow. */
public final class SoakBench {

  private static final int LOOKS = 60;
  private static final Duration SHORTEST_BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final SoakArguments arguments;
  private final PrintStream out;
  private final Clock clock = Clock.systemUTC();
  private final Pause pause = TimeScale.real(clock).pause();
  private final List<Look> looks = new ArrayList<>();

  /** Figures of one moment; a lag is in messages. */
  private record Look(long resident, long documents, long lag) {}

  private SoakBench(SoakArguments arguments, PrintStream out) {
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
    return new SoakBench(SoakArguments.parse(words), out).run();
  }

  private String run() throws IOException, InterruptedException {
    out.println("bench soak on " + Machine.line());
    Path folder = Files.createTempDirectory("defender-xdr-bench");
    try {
      Crew crew = new Crew(folder, out);
      Path own = crew.fresh("collector");
      try (Crew.Ready hub = crew.hub(0, arguments.rate());
          Crew.Ready sink = crew.sink();
          Crew.Ready collector = crew.collector(own, hub.said(), sink.url(), List.of());
          Gauge gauge = new Gauge()) {
        return watch(collector, sink, gauge);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private String watch(Crew.Ready collector, Crew.Ready sink, Gauge gauge)
      throws IOException, InterruptedException {
    Lag lag = new Lag(gauge, collector.said().path("console").asText());
    Duration between = arguments.duration().dividedBy(LOOKS);
    if (between.compareTo(SHORTEST_BETWEEN_LOOKS) < 0) {
      between = SHORTEST_BETWEEN_LOOKS;
    }
    double cpu = Counters.cpuSeconds(collector.pid());
    Instant start = clock.instant();
    while (clock.instant().isBefore(start.plus(arguments.duration()))) {
      pause.forAtLeast(between);
      look(collector, sink, gauge, lag);
    }
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1e3;
    double used = Counters.cpuSeconds(collector.pid()) - cpu;
    return figures(seconds, used, ResidentMemory.peakBytes(collector.pid()));
  }

  private void look(Crew.Ready collector, Crew.Ready sink, Gauge gauge, Lag lag)
      throws IOException, InterruptedException {
    Look look =
        new Look(
            Counters.residentBytes(collector.pid()),
            gauge.seen(sink.url()).path("documents").asLong(),
            Math.max(0, lag.now(Instant.EPOCH)));
    looks.add(look);
    out.printf(
        Locale.ROOT,
        "%d documents, resident %.1f MB, %d messages behind%n",
        look.documents(),
        look.resident() / 1e6,
        look.lag());
  }

  private String figures(double seconds, double cpu, long peak) {
    int quarter = Math.max(1, looks.size() / 4);
    // The first quarter fills caches and compiles; memory is compared behind it.
    List<Look> early = looks.subList(Math.min(quarter, looks.size() - 1), looks.size());
    List<Look> second = early.subList(0, Math.min(quarter, early.size()));
    List<Look> last = looks.subList(looks.size() - quarter, looks.size());
    long documents = looks.getLast().documents();
    ObjectNode result = new JsonMapper().createObjectNode();
    result.put("durationSeconds", Math.round(seconds));
    result.put("offeredRecordsPerSecond", arguments.rate());
    result.put("records", documents);
    result.put("recordsPerSecond", Math.round(documents / seconds));
    result.put("cpuSecondsPerMillionRecords", cpu / documents * 1e6);
    result.put("residentBytesSecondQuarter", (long) middle(second, Look::resident));
    result.put("residentBytesLastQuarter", (long) middle(last, Look::resident));
    result.put("lagMessagesSecondQuarter", (long) middle(second, Look::lag));
    result.put("lagMessagesLastQuarter", (long) middle(last, Look::lag));
    result.put("lagMessagesMost", looks.stream().mapToLong(Look::lag).max().orElse(0));
    result.put("peakResidentBytes", peak);
    return result.toString();
  }

  private static double middle(List<Look> looks, ToDoubleFunction<Look> figure) {
    return Median.of(looks.stream().mapToDouble(figure).boxed().toList()).middle();
  }
}
