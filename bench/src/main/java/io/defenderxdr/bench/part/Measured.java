package io.defenderxdr.bench.part;

import java.io.IOException;

/** What a part did while it was measured. Used by one thread. */
final class Measured {

  private final double cpu;
  private final long start;

  private Measured(double cpu, long start) {
    this.cpu = cpu;
    this.start = start;
  }

  /** Begins to measure. */
  static Measured begin() throws IOException {
    return new Measured(Counters.ownCpuSeconds(), System.nanoTime());
  }

  /** Prints the figures as the last line. */
  void print(long records, long bytes) throws IOException {
    double used = Counters.ownCpuSeconds() - cpu;
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        java.util.Locale.ROOT,
        "{\"records\":%d,\"bytes\":%d,\"seconds\":%.3f,\"cpuSeconds\":%.2f}%n",
        records,
        bytes,
        seconds,
        used);
  }
}
