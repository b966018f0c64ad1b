package io.defenderxdr.source.eventhub;

import static io.defenderxdr.source.eventhub.HubWorld.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.testkit.FakeClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Numbers that are missing. */
class HubGapTest {

  private static final TimeScale REAL = TimeScale.real(Clock.systemUTC());

  private final FakeClock clock = new FakeClock(Instant.parse("2026-01-01T00:00:00Z"));

  @Test
  void countsWhatExpiredAtTheHubBeforeItWasRead() throws Exception {
    try (HubWorld world = new HubWorld(1, REAL, clock, Duration.ofHours(1))) {
      world.put(10);
      Reader first = world.reader("a", Reader.quick());
      world.awaitAll();
      first.close();
      world.put(25);
      clock.advance(Duration.ofHours(2));
      world.put(5);
      Reader second = world.reader("a", Reader.quick());
      await().atMost(PATIENCE).until(() -> world.sink.times().size() == 30);
      assertThat(second.ear.expired.get()).isEqualTo(25);
      assertThat(second.ear.gaps).isEmpty();
    }
  }

  @Test
  void readsAHubThatWasMadeAnewFromItsBegin() throws Exception {
    MemoryStore store;
    try (HubWorld world = new HubWorld(1, REAL)) {
      store = world.store;
      world.put(10);
      world.reader("a", Reader.quick());
      world.awaitAll();
    }
    try (HubWorld anew = new HubWorld(1, REAL)) {
      anew.put(3);
      Reader reader = anew.reader("a", Reader.quick(), store, anew.sink);
      anew.awaitAll();
      assertThat(reader.ear.gaps)
          .containsExactly(
              "partition 0 was made anew: the position was sequence 9, its newest message is 2; it is read from its begin");
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  store
                      .read("127.0.0.1/insights/$default/checkpoint/0")
                      .orElseThrow()
                      .entry()
                      .facts()
                      .get("sequencenumber")
                      .equals("2"));
    }
  }
}
