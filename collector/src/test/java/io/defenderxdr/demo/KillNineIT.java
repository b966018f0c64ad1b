package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.process.ChildProcess;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.retry.TimeScale;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the collector at random moments in mid-batch, at least 20,000 records, restarted at once
 * with the same state. Odd rounds kill the collector alone, even ones the store with it.
 */
class KillNineIT {

  private static final int KILLS = 6;
  private static final int SHORTEST_LIFE_MILLIS = 900;
  private static final int LONGEST_LIFE_MILLIS = 4000;
  private static final Pause WALL = TimeScale.real(Clock.systemUTC()).pause();

  @TempDir Path folder;

  @DisplayName("every offered alert is in the store once, whoever is killed")
  @ParameterizedTest(name = "round {0}")
  @MethodSource("rounds")
  void losesAndDoublesNothing(int round) throws Exception {
    boolean withStore = round % 2 == 0;
    long seed = Long.getLong("kill.seed", 7) + round;
    try (Stage stage = new Stage(folder)) {
      SimulatedTenant tenant = stage.simulator("--scenario", "busy", "--seed", Long.toString(seed));
      String store = withStore ? "" : stage.store();
      stage.configure(
          tenant,
          "default",
          "interval: 1s",
          withStore
              ? "{kind: embedded, path: '%s', port: 0}".formatted(folder.resolve("embedded"))
              : "{kind: opensearch, urls: ['%s']}".formatted(store));
      killAtRandomMoments(stage, withStore, new Random(seed));
      RunningCollector collector = RunningCollector.await(stage.collector("--child"));
      tenant.freeze(stage.caller);
      new Drain(collector, stage.caller, WALL).await();
      Proof proof = stage.proof(tenant, collector.store(), "default");
      assertThat(proof.offered()).isGreaterThanOrEqualTo(20_000);
      assertThat(proof.missing()).as("lost, seed " + seed).isEmpty();
      assertThat(proof.doubled()).as("doubled, seed " + seed).isZero();
    }
  }

  static IntStream rounds() {
    return IntStream.rangeClosed(1, Integer.getInteger("kill.rounds", 3));
  }

  private static void killAtRandomMoments(Stage stage, boolean withStore, Random random)
      throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      ChildProcess collector = stage.collector("--child");
      RunningCollector.await(collector);
      int life = random.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS);
      WALL.forAtLeast(Duration.ofMillis(life));
      ProcessHandle handle = ProcessHandle.of(collector.pid()).orElseThrow();
      List<ProcessHandle> others = withStore ? handle.descendants().toList() : List.of();
      handle.destroyForcibly();
      others.forEach(ProcessHandle::destroyForcibly);
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !handle.isAlive());
    }
  }
}
