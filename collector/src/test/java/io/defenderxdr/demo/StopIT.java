package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.retry.Pause;
import io.defenderxdr.retry.TimeScale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals: who gets one stops in order, says so, and leaves nobody behind. */
class StopIT {

  private static final Pause WALL = TimeScale.real(Clock.systemUTC()).pause();

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({"INT, 130", "TERM, 143"})
  void stopsTheCollectorInNamedPhasesAndGoesOnAtTheNextStart(
      String signal, int code, @TempDir Path folder) throws Exception {
    try (Stage stage = new Stage(folder)) {
      SimulatedTenant tenant = stage.simulator("--scenario", "small");
      stage.configure(
          tenant,
          "default",
          "interval: 1s, batch_size: 20",
          "{kind: embedded, path: '%s', port: 0}".formatted(folder.resolve("embedded")));
      try (Program run = Program.cli("run", "--config", stage.config().toString())) {
        run.awaitOutput("console at");
        Path position = stage.state().resolve("positions/test.alert.json");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(position));
        assertThat(run.family()).hasSize(2);
        run.signal(signal);
        assertThat(run.exitCode()).as(run.output()).isEqualTo(code);
        assertThat(run.output())
            .containsSubsequence(
                "stopping: streams", "stopping: console", "stopping: store", "stopping: state");
        run.awaitNobodyLeft();
      }
      RunningCollector next = RunningCollector.await(stage.collector("--child"));
      tenant.freeze(stage.caller);
      new Drain(next, stage.caller, WALL).await();
      Proof proof = stage.proof(tenant, next.store(), "default");
      assertThat(proof.offered()).isPositive();
      assertThat(proof.missing()).isEmpty();
      assertThat(proof.doubled()).isZero();
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({"INT, 130", "TERM, 143", "KILL, 137"})
  void leavesNoProcessOfADemoBehind(String signal, int code, @TempDir Path folder)
      throws Exception {
    try (Program demo =
        Program.cli(
            "demo",
            "--port=0",
            "--store-port=0",
            "--hub-port=0",
            "--data=" + folder.resolve("data"))) {
      demo.awaitOutput("is searchable after");
      assertThat(demo.family()).hasSize(4);
      demo.signal(signal);
      assertThat(demo.exitCode()).as(demo.output()).isEqualTo(code);
      if (code != 137) {
        assertThat(demo.output())
            .containsSubsequence(
                "stopping the collector and its store", "stopping the tenant", "nothing is lost");
      }
      demo.awaitNobodyLeft();
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({"INT, 130", "TERM, 143"})
  void leavesNoProcessOfADemoBehindThatIsStillStarting(
      String signal, int code, @TempDir Path folder) throws Exception {
    try (Program demo =
        Program.cli(
            "demo",
            "--port=0",
            "--store-port=0",
            "--hub-port=0",
            "--data=" + folder.resolve("data"))) {
      demo.awaitOutput("starting the collector and its store");
      demo.awaitFamilyOf(4);
      demo.signal(signal);
      assertThat(demo.exitCode()).as(demo.output()).isEqualTo(code);
      demo.awaitNobodyLeft();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void stopsTheSimulatorAlone() throws Exception {
    try (Program simulator = Program.simulator("--port", "0")) {
      simulator.awaitOutput("\"login\"");
      simulator.signal("TERM");
      assertThat(simulator.exitCode()).as(simulator.output()).isEqualTo(143);
    }
  }
}
