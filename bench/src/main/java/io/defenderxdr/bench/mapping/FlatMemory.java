package io.defenderxdr.bench.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.process.ResidentMemory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** Maps many records, each made anew, and looks at the memory on the way. */
final class FlatMemory {

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

  /** Runs over so many records, tells about it, and adds its figures. */
  void run(int records, ObjectNode result) {
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
    result
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
