package io.defenderxdr.bench.mapping;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Passes of one contender over its records, in the order they were run. */
record Passes(RecordSet set, List<Pass> passes) {

  /**
   * One pass.
   *
   * @param nanos by the clock on the wall
   * @param cpuNanos the thread's own time on a processor
   * @param allocated bytes
   */
  record Pass(long nanos, long cpuNanos, long allocated) {}

  /** Records per second by the clock on the wall. */
  Spread recordsPerSecond() {
    return spread(pass -> set.records().size() * 1e9 / pass.nanos());
  }

  /** Records per second of the thread's own time on a processor. */
  Spread recordsPerCpuSecond() {
    return spread(pass -> set.records().size() * 1e9 / pass.cpuNanos());
  }

  /** Microseconds of the thread's own time per record. */
  Spread cpuMicros() {
    return spread(pass -> pass.cpuNanos() / 1e3 / set.records().size());
  }

  /** Bytes allocated per record. */
  Spread garbage() {
    return spread(pass -> (double) pass.allocated() / set.records().size());
  }

  /** Speed in bytes read, as a multiple of another contender's in the same round. */
  Spread ratioTo(Passes other) {
    return Spread.of(
        IntStream.range(0, passes.size())
            .mapToDouble(
                i ->
                    (set.bytes() / (double) passes.get(i).nanos())
                        / (other.set.bytes() / (double) other.passes.get(i).nanos()))
            .toArray());
  }

  /** The same by the thread's own time on a processor. */
  Spread cpuRatioTo(Passes other) {
    return Spread.of(
        IntStream.range(0, passes.size())
            .mapToDouble(
                i ->
                    (set.bytes() / (double) passes.get(i).cpuNanos())
                        / (other.set.bytes() / (double) other.passes.get(i).cpuNanos()))
            .toArray());
  }

  private Spread spread(ToDoubleFunction<Pass> value) {
    return Spread.of(passes.stream().mapToDouble(value).toArray());
  }
}
