package io.defenderxdr.bench;

import io.defenderxdr.bench.collect.CollectBench;
import io.defenderxdr.bench.collect.SoakBench;
import io.defenderxdr.bench.mapping.MappingBench;
import io.defenderxdr.process.JavaCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The command {@code bench}: runs one benchmark; its last line of output is one JSON object. */
public final class Bench {

  private static final int OK = 0;
  private static final int INTERNAL = 1;
  private static final int USAGE = 2;

  private static final String HELP =
      """
      Usage: defender-xdr bench NAME

      memory   resident memory of `run`, its own process, against an external store,
               over pages of 1,000 alerts and over pages five times as large
      mapping  records of the event stream to documents on one thread, beside a plain copy by
               Jackson and beside an ingest pipeline of the embedded OpenSearch
               [--stream event] [--records 20000] [--names 10000] [--seconds 30]
               [--flat 1000000 records to see that memory stays flat, 0: not]
               [--peer 30 seconds of the ingest pipeline, 0: not] [--jfr FILE]
      collect  a hub of 4 partitions, 20 records a message, into a store: the whole collector beside
               plain writing of ready documents (embedded OpenSearch), and beside the sum of its
               parts alone (a sink that answers like a cluster)
               [--runs 3] [--records 600000] [--warmup 30] [--store-records 150000, 0: not]
               [--outage: then the store is away for a minute] [--outage-seconds 60] [--jfr FILE]
      soak     the collector at a steady rate for long: memory and lag
               [--duration 1h] [--rate 2000/s]

      The last line of the output is one JSON object. MB = 10^6 bytes; peak = the kernel's
      high-water mark (VmHWM) of the collector's own process.
      """;

  private Bench() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out));
  }

  private static int run(List<String> arguments, PrintStream out) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.print(HELP);
      return OK;
    }
    String name = arguments.isEmpty() ? "" : arguments.getFirst();
    List<String> options = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    try {
      if (name.equals("mapping")) {
        return mapping(options);
      }
      if (name.equals("collect")) {
        out.println(CollectBench.run(options, out));
        return OK;
      }
      if (name.equals("soak")) {
        out.println(SoakBench.run(options, out));
        return OK;
      }
      if (name.equals("memory") && options.isEmpty()) {
        out.println(new MemoryBench(out).run());
        return OK;
      }
    } catch (IllegalArgumentException e) {
      System.err.println("bench " + name + ": " + e.getMessage());
      return USAGE;
    } catch (IOException e) {
      System.err.println("bench " + name + ": " + e.getMessage());
      return INTERNAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERNAL;
    }
    System.err.println(unknown(name, options));
    return USAGE;
  }

  private static String unknown(String name, List<String> options) {
    if (name.isEmpty()) {
      return "Name a benchmark: memory, mapping, collect, soak. See defender-xdr bench --help.";
    }
    return name.equals("memory")
        ? "bench memory takes no options, not '" + String.join(" ", options) + "'."
        : "There is no benchmark '" + name + "'; there are: memory, mapping, collect, soak.";
  }

  /** In a process of its own: this one has but one compiler. */
  private static int mapping(List<String> options) throws IOException, InterruptedException {
    JavaCommand command = MappingBench.command(MappingBench.class, options);
    return new ProcessBuilder(command.words()).inheritIO().start().waitFor();
  }
}
