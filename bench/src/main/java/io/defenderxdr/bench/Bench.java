package io.defenderxdr.bench;

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

      The last line of the output is one JSON object. MB = 10^6 bytes; peak = the kernel's
      high-water mark (VmHWM) of the collector's own process.
      """;

  private Bench() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out));
  }

  private static int run(List<String> arguments, PrintStream out) {
    if (arguments.equals(List.of("--help")) || arguments.equals(List.of("-h"))) {
      out.print(HELP);
      return OK;
    }
    if (!arguments.equals(List.of("memory"))) {
      System.err.println(
          arguments.isEmpty()
              ? "Name a benchmark: memory. See defender-xdr bench --help."
              : "There is no benchmark '" + String.join(" ", arguments) + "'; there is: memory.");
      return USAGE;
    }
    try {
      out.println(new MemoryBench(out).run());
      return OK;
    } catch (IOException e) {
      System.err.println("bench memory: " + e.getMessage());
      return INTERNAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERNAL;
    }
  }
}
