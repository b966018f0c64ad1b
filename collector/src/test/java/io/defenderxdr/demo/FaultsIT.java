package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.retry.Pause;
import io.defenderxdr.retry.TimeScale;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of the simulator in turn, and all together, against the real collector. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

  private static final Pause WALL = TimeScale.real(Clock.systemUTC()).pause();

  /** Waits of a minute take six seconds; anchored, so that both processes agree. */
  private final String scale = "10@" + Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS);

  @TempDir static Path storeFolder;

  private Stage storeStage;
  private String store;
  private int runs;

  @BeforeAll
  void startTheStore() throws Exception {
    storeStage = new Stage(storeFolder);
    store = storeStage.store();
  }

  @AfterAll
  void stopTheStore() {
    storeStage.close();
  }

  static Stream<String> faults() {
    return Stream.of(
        "throttled",
        "server_errors",
        "reset",
        "truncated",
        "slow",
        "expired_token",
        "poisoned",
        "same_instant=300",
        "late=8m",
        "order=ignored",
        "order=ignored,nextlink=skip",
        "order=ignored,nextlink=refused",
        "changing",
        "throttled,server_errors,reset,truncated,slow,expired_token,poisoned,same_instant=300,"
            + "late=8m,order=ignored,changing");
  }

  @ParameterizedTest
  @MethodSource("faults")
  void endsWithAllAlertsButThePoisonedOne(String faults, @TempDir Path folder) throws Exception {
    String namespace = "faults" + ++runs;
    try (Stage stage = new Stage(folder)) {
      SimulatedTenant tenant =
          stage.simulator(
              "--scenario", "small", "--seed", "11", "--fault", faults, "--time-scale", scale);
      stage.configure(
          tenant,
          namespace,
          "interval: 5s, batch_size: 50, http_client_timeout: 20s, requests_per_minute: 100000",
          "{kind: opensearch, urls: ['%s']}".formatted(store));
      RunningCollector collector =
          RunningCollector.await(stage.collector("--child", "--time-scale", scale));
      new Drain(collector, stage.caller, WALL).await();
      tenant.freeze(stage.caller);
      new Drain(collector, stage.caller, WALL).await();
      Proof proof = stage.proof(tenant, store, namespace);
      assertThat(proof.offered()).isGreaterThanOrEqualTo(150);
      assertThat(proof.missing()).isEmpty();
      assertThat(proof.doubled()).isZero();
      // What was stepped over by chance was asked for again by itself, and is in the store.
      Set<String> quarantined = new QuarantineFiles(stage.state().resolve("quarantine")).ids();
      if (faults.contains("poisoned,")) {
        quarantined.removeAll(
            new StoreIds(stage.caller, store)
                .read("logs-m365_defender.alert-" + namespace)
                .keySet());
      }
      assertThat(quarantined).hasSize(faults.contains("poisoned") ? 1 : 0);
    }
  }
}
