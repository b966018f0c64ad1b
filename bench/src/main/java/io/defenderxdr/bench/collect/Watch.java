package io.defenderxdr.bench.collect;

import io.defenderxdr.bench.part.Counters;
import io.defenderxdr.process.ChildProcess;
import io.defenderxdr.retry.Pause;
import java.io.IOException;
import java.time.Duration;

/**
 * Watches documents arrive that one process sends.
 *
 * @param count how many came so far
 * @param process who sends them
 * @param pause between two looks
 */
record Watch(Count count, ChildProcess process, Pause pause) {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** Something that can be counted. */
  interface Count {
    long now() throws IOException, InterruptedException;
  }

  /** The first and the last reading. */
  record Span(Reading from, Reading to) {}

  /**
   * Watches until so many came.
   *
   * @param warmup seconds since the first document until the first reading
   * @param documents at which the last reading is taken
   * @throws IOException if the process ends before
   */
  Span until(int warmup, long documents) throws IOException, InterruptedException {
    Reading first = read();
    while (first.documents() == 0) {
      first = next();
    }
    Reading from = first;
    while (from.secondsSince(first) < warmup) {
      from = next();
      if (from.documents() >= documents) {
        throw new IOException(
            "All records were read within the warm-up: give more with --records.");
      }
    }
    Reading to = from;
    while (to.documents() < documents) {
      to = next();
    }
    return new Span(from, to);
  }

  private Reading next() throws IOException, InterruptedException {
    pause.forAtLeast(BETWEEN_LOOKS);
    if (!process.isAlive()) {
      throw new IOException("A process ended early with " + process.exitCode() + ".");
    }
    return read();
  }

  private Reading read() throws IOException, InterruptedException {
    long documents = count.now();
    return new Reading(System.nanoTime(), documents, Counters.cpuSeconds(process.pid()));
  }
}
