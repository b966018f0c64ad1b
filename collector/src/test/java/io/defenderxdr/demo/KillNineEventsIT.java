package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the collector at random moments in mid-batch while it reads a hub at full rate, restarted
 * at once. In odd rounds positions are written all the time; in even ones seldom, so that much is
 * read again, and the data stream is rolled over between the kills.
 */
class KillNineEventsIT {

  private static final int KILLS = 6;

  /** Counted from the first batch, so that each life gets something done. */
  private static final int SHORTEST_LIFE_MILLIS = 100;

  private static final int LONGEST_LIFE_MILLIS = 2500;

  @TempDir Path folder;

  @DisplayName("every offered event is in the store once, however often the collector is killed")
  @ParameterizedTest(name = "round {0}")
  @MethodSource("rounds")
  void losesAndDoublesNothing(int round) throws Exception {
    boolean even = round % 2 == 0;
    long seed = Long.getLong("kill.seed", 7) + round;
    try (Stage stage = new Stage(folder)) {
      HubStage hub =
          HubStage.open(
              stage,
              "--seed=" + seed,
              "--hub-port=0",
              "--backlog=20000",
              "--prepared",
              "--hub-rate=100/s");
      Path config =
          hub.configure(
              "collector",
              HubStage.newContainer(),
              even ? "" : "checkpoint_interval: 500ms",
              HubStage.Part.events(hub.amqp()));
      Random random = new Random(seed);
      for (int kill = 0; kill < KILLS; kill++) {
        killAtRandomMoment(stage, hub.collector(config), random);
        if (even && kill == KILLS / 2) {
          hub.rollOver();
        }
      }
      RunningCollector last = hub.collector(config);
      hub.drain(last);
      Proof proof = hub.proof();
      assertThat(proof.offered()).isGreaterThanOrEqualTo(20_000);
      assertThat(proof.missing()).as("lost, seed " + seed).isEmpty();
      assertThat(proof.doubled()).as("doubled, seed " + seed).isZero();
    }
  }

  static IntStream rounds() {
    return IntStream.rangeClosed(1, Integer.getInteger("kill.rounds", 3));
  }

  private static void killAtRandomMoment(Stage stage, RunningCollector collector, Random random)
      throws InterruptedException {
    Awaitility.await("its first batch")
        .atMost(Duration.ofMinutes(4))
        .until(() -> collector.streams(stage.caller).get(0).path("settled").asLong() > 0);
    int life = random.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS);
    HubStage.WALL.forAtLeast(Duration.ofMillis(life));
    ProcessHandle handle = ProcessHandle.of(collector.process().pid()).orElseThrow();
    handle.destroyForcibly();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !handle.isAlive());
  }
}
