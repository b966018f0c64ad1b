package io.defenderxdr.bench.mapping;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.process.ChildProcess;
import io.defenderxdr.process.JavaCommand;
import io.defenderxdr.process.Lifeline;
import io.defenderxdr.process.ResidentMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Maps many records, each made anew, and looks at the memory on the way. A process of its own, so
 * that neither its memory nor its compiled code is another measurement's.
 */
public final class FlatMemory {

  private static final int LOOKS = 10;

  private final EventMapping mapping;
  private final RecordSet.Source source;
  private final PrintStream report;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);

  FlatMemory(EventMapping mapping, RecordSet.Source source, PrintStream report) {
    this.mapping = mapping;
    this.source = source;
    this.report = report;
  }

  /**
   * Prints what it sees, and its figures as one JSON object.
   *
   * @param words {@code --flat}, {@code --names}
   */
  public static void main(String[] words) {
    Lifeline.watch(System.in, () -> System.exit(1));
    MappingArguments arguments = MappingArguments.parse(List.of(words));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    RecordSet.Source source = new RecordSet.Source(arguments.names(), null);
    out.println(new FlatMemory(MappingBench.mapping(false), source, out).figures(arguments.flat()));
    System.exit(0);
  }

  /**
   * Runs it in a process of its own.
   *
   * @param report takes what it prints
   * @return its figures
   */
  static ObjectNode alone(MappingArguments arguments, PrintStream report) throws IOException {
    JavaCommand command =
        MappingBench.command(
            FlatMemory.class,
            List.of("--flat", "" + arguments.flat(), "--names", "" + arguments.names()));
    Path errors = Files.createTempFile("defender-xdr-bench", ".log");
    try (ChildProcess child = ChildProcess.start("bench", command, errors, Duration.ofSeconds(5))) {
      String line = child.readLine();
      for (; !line.startsWith("{"); line = child.readLine()) {
        report.println(line);
      }
      return (ObjectNode) new JsonMapper().readTree(line);
    } finally {
      Files.delete(errors);
    }
  }

  private ObjectNode figures(int records) {
    int step = Math.max(1, records / LOOKS);
    long first = 0;
    long last = 0;
    for (int index = 0; index < records; index++) {
      out.reset();
      mapping.mapInto(source.record(index), out);
      if ((index + 1) % step == 0) {
        last = heap();
        first = first == 0 ? last : first;
        report.printf(
            "%,d records mapped: heap %.1f MB after collection, peak resident %.1f MB%n",
            index + 1, last / 1e6, ResidentMemory.peakBytes(ProcessHandle.current().pid()) / 1e6);
      }
    }
    return new JsonMapper()
        .createObjectNode()
        .put("flatRecords", records)
        .put("heapBytesAtFirst", first)
        .put("heapBytesAtLast", last)
        .put("peakResidentBytes", ResidentMemory.peakBytes(ProcessHandle.current().pid()));
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
