package io.defenderxdr.demo;

import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.retry.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Waits until every stream has read all that a frozen tenant holds.
 *
 * <p>A reading that was under way at the freeze may have missed what came before it, so each stream
 * must complete two readings after it.
 *
 * @param collector the collector to watch
 * @param caller speaks HTTP
 * @param pause the way to wait
 */
record Drain(RunningCollector collector, HttpCaller caller, Pause pause) {

  private static final Duration LOOK = Duration.ofMillis(200);

  void await() throws IOException, InterruptedException {
    Map<String, String> before = collector.caughtUp(caller);
    for (int reading = 0; reading < 2; reading++) {
      Map<String, String> now = collector.caughtUp(caller);
      while (now.isEmpty() || now.entrySet().stream().anyMatch(before.entrySet()::contains)) {
        if (!collector.process().isAlive()) {
          throw new IOException("The collector ended while it was to drain.");
        }
        pause.forAtLeast(LOOK);
        now = collector.caughtUp(caller);
      }
      before = now;
    }
  }
}
