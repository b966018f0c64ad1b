package io.defenderxdr.bench.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.process.ResidentMemory;
import io.defenderxdr.retry.Pause;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The embedded store goes away for a while, and comes back. */
final class Outage {

  private static final Duration BEFORE = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final int LOOKS = 4 * 600;

  private final Crew crew;
  private final Clock clock = Clock.systemUTC();
  private final Pause pause;
  private final PrintStream out;

  Outage(Crew crew, Pause pause, PrintStream out) {
    this.crew = crew;
    this.pause = pause;
    this.out = out;
  }

  /**
   * Takes the store away.
   *
   * @param rate records a second that arrive all the time
   * @param seconds for how long it is away
   * @param result takes the figures
   * @throws IOException if the lag is not back at zero within 10 minutes
   */
  void run(double rate, int seconds, ObjectNode result) throws IOException, InterruptedException {
    Path data = crew.fresh("store");
    Path own = crew.fresh("collector");
    try (Gauge gauge = new Gauge();
        Crew.Ready hub = crew.hub(0, rate)) {
      Crew.Ready store = crew.store(data, 0);
      int port = URI.create(store.url()).getPort();
      try (Crew.Ready collector = crew.collector(own, hub.said(), store.url(), List.of())) {
        Lag lag = new Lag(gauge, collector.said().path("console").asText());
        pause.forAtLeast(BEFORE);
        waitForZero(lag, Instant.EPOCH);
        store.close();
        long most = mostWithin(lag, clock.instant().plusSeconds(seconds));
        store = crew.store(data, port);
        long start = System.nanoTime();
        most = Math.max(most, waitForZero(lag, clock.instant()));
        double caughtUp = (System.nanoTime() - start) / 1e9;
        long peak = ResidentMemory.peakBytes(collector.pid());
        out.printf(
            Locale.ROOT,
            "outage: %.0f records/s arrive, the store is away for %d s, then %d messages behind; zero again after %.1f s; peak %.1f MB%n",
            rate,
            seconds,
            most,
            caughtUp,
            peak / 1e6);
        result.put("outageSeconds", seconds);
        result.put("outageRecordsPerSecond", Math.round(rate));
        result.put("outageLagMessages", most);
        result.put("outageCatchUpSeconds", caughtUp);
        result.put("outageEndLagMessages", 0);
        result.put("outagePeakResidentBytes", peak);
      } finally {
        store.close();
      }
    }
  }

  /** The hub is asked now and then only, so that the lag is looked at all the time. */
  private long mostWithin(Lag lag, Instant end) throws IOException, InterruptedException {
    long most = 0;
    while (clock.instant().isBefore(end)) {
      most = Math.max(most, lag.now(Instant.EPOCH));
      pause.forAtLeast(BETWEEN_LOOKS);
    }
    return most;
  }

  /** Returns the most it was until then. */
  private long waitForZero(Lag lag, Instant since) throws IOException, InterruptedException {
    long most = 0;
    for (int look = 0; look < LOOKS; look++) {
      long behind = lag.now(since);
      if (behind == 0) {
        return most;
      }
      most = Math.max(most, behind);
      pause.forAtLeast(BETWEEN_LOOKS);
    }
    throw new IOException("The lag did not fall to zero: %d messages.".formatted(most));
  }
}
