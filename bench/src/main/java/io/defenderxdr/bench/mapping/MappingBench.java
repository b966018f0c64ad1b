package io.defenderxdr.bench.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.bench.Folders;
import io.defenderxdr.bench.Machine;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.mapping.event.step.Places;
import io.defenderxdr.process.JavaCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The program that measures the mapping in its own process. */
public final class MappingBench {

  private static final int FEW_NAMES = 10;

  private final MappingArguments arguments;
  private final PrintStream out;
  private final ObjectNode result = new JsonMapper().createObjectNode();

  private MappingBench(MappingArguments arguments, PrintStream out) {
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] words) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      new MappingBench(MappingArguments.parse(List.of(words)), out).run();
    } catch (IllegalArgumentException e) {
      System.err.println("bench mapping: " + e.getMessage());
      System.exit(2);
    }
  }

  /** A program of this bench in a process of its own, with both compilers. */
  public static JavaCommand command(Class<?> program, List<String> arguments) {
    return new JavaCommand(
        JavaCommand.installation(), "bench", "bench", List.of(), program.getName(), arguments);
  }

  private void run() throws IOException, InterruptedException {
    out.println("bench mapping on " + Machine.line());
    out.println("pid of the measured process: " + ProcessHandle.current().pid());
    flat();
    race();
    peer();
    out.println(result);
  }

  private void flat() throws IOException {
    if (arguments.flat() > 0) {
      result.setAll(FlatMemory.alone(arguments, out));
    }
  }

  private void peer() throws IOException, InterruptedException {
    if (arguments.peer() > 0) {
      Path folder = Files.createTempDirectory("defender-xdr-bench");
      try {
        new PeerRace(arguments.names()).run(folder, arguments.peer(), out, result);
      } finally {
        Folders.delete(folder);
      }
    }
  }

  static EventMapping mapping(boolean asReference) {
    return new EventMapping(
        new MappingOptions(
            "default", "", List.of(), asReference, !asReference, RecordProcessor.NONE),
        Places.NONE,
        Clock.systemUTC());
  }

  private void race() throws IOException {
    RecordSet many = new RecordSet.Source(arguments.names(), null).first(arguments.records());
    RecordSet few = new RecordSet.Source(FEW_NAMES, null).first(arguments.records());
    EventMapping mapping = mapping(false);
    Race race =
        new Race(
            List.of(
                new Race.Lane(Contender.mapping(mapping), many),
                new Race.Lane(Contender.copy(new JsonFactory()), many),
                new Race.Lane(Contender.mapping(mapping), few)));
    List<Passes> passes = race.run(arguments.seconds(), new FlightRecorder(arguments.recording()));
    report(passes.get(0), passes.get(1), passes.get(2));
  }

  private void report(Passes map, Passes copy, Passes few) {
    RecordSet set = map.set();
    out.printf(
        "%,d records of %.0f bytes on average, %,d names of programs; %d rounds in turn%n",
        set.records().size(),
        (double) set.bytes() / set.records().size(),
        arguments.names(),
        map.passes().size());
    line("mapping", map);
    line("Jackson copy", copy);
    line("mapping, " + FEW_NAMES + " names", few);
    Spread ratio = map.ratioTo(copy);
    Spread cpuRatio = map.cpuRatioTo(copy);
    out.printf(
        "mapping to copy: %.3f (%.3f to %.3f); by processor time %.3f (%.3f to %.3f)%n",
        ratio.median(),
        ratio.least(),
        ratio.greatest(),
        cpuRatio.median(),
        cpuRatio.least(),
        cpuRatio.greatest());
    Spread names = map.cpuRatioTo(few);
    out.printf(
        "%,d names to %d names, speed by processor time: %.3f (%.3f to %.3f)%n",
        arguments.names(), FEW_NAMES, names.median(), names.least(), names.greatest());
    result
        .put("records", set.records().size())
        .put("bytes", set.bytes())
        .put("recordsPerSecond", Math.round(map.recordsPerSecond().median()))
        .put("copyRecordsPerSecond", Math.round(copy.recordsPerSecond().median()))
        .put("ratioToCopy", round(ratio.median()))
        .put("ratioToCopyByProcessorTime", round(cpuRatio.median()))
        .put("garbageBytesPerRecord", Math.round(map.garbage().median()))
        .put("ratioToFewNames", round(names.median()));
  }

  private void line(String name, Passes passes) {
    Spread wall = passes.recordsPerSecond();
    Spread cpu = passes.cpuMicros();
    out.printf(
        "%s: %,.0f records/s (%,.0f to %,.0f), %.2f us of processor time a record"
            + " (%.2f to %.2f), %,.0f bytes of garbage%n",
        name,
        wall.median(),
        wall.least(),
        wall.greatest(),
        cpu.median(),
        cpu.least(),
        cpu.greatest(),
        passes.garbage().median());
  }

  private static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
