package io.defenderxdr.bench.mapping;

import com.sun.management.ThreadMXBean;
import io.defenderxdr.event.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Runs contenders in turn on this thread, pass after pass, so that all meet the same weather. */
final class Race {

  private static final int FEWEST_ROUNDS = 5;
  private static final int USUAL_BYTES = 1 << 14;

  private final ThreadMXBean thread = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
  private final List<Lane> lanes;
  private long written;

  /** A contender and the records it runs over. */
  record Lane(Contender contender, RecordSet set) {}

  Race(List<Lane> lanes) {
    this.lanes = lanes;
  }

  /**
   * Warms up for half the time and measures for the whole.
   *
   * @param seconds how long, at least five rounds
   * @param recorder is told when the measuring begins and ends
   * @return the passes of each lane, in the order of the rounds
   */
  List<Passes> run(int seconds, FlightRecorder recorder) throws IOException {
    rounds(seconds * 500_000_000L);
    recorder.start();
    List<Passes> passes = rounds(seconds * 1_000_000_000L);
    recorder.stop();
    return passes;
  }

  private List<Passes> rounds(long nanos) throws IOException {
    List<List<Passes.Pass>> all = new ArrayList<>();
    lanes.forEach(lane -> all.add(new ArrayList<>()));
    long start = System.nanoTime();
    for (int round = 0; round < FEWEST_ROUNDS || System.nanoTime() - start < nanos; round++) {
      for (int i = 0; i < lanes.size(); i++) {
        all.get(i).add(pass(lanes.get(i)));
      }
    }
    List<Passes> passes = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      passes.add(new Passes(lanes.get(i).set(), all.get(i)));
    }
    return passes;
  }

  private Passes.Pass pass(Lane lane) throws IOException {
    long allocated = thread.getCurrentThreadAllocatedBytes();
    long cpu = thread.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    for (SourceRecord record : lane.set().records()) {
      out.reset();
      lane.contender().run(record, out);
      written += out.size();
    }
    return new Passes.Pass(
        System.nanoTime() - start,
        thread.getCurrentThreadCpuTime() - cpu,
        thread.getCurrentThreadAllocatedBytes() - allocated);
  }

  /** Bytes written by all passes so far. */
  long written() {
    return written;
  }
}
