package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three collectors, one consumer group, eight partitions, and a polled stream beside the hub. */
class ScaleOutIT {

  private static final int PARTITIONS = 8;
  private static final Duration EXPIRY = Duration.ofSeconds(60);

  /** Two rounds take half a minute on a machine of its own; here others run beside. */
  private static final Duration ROUNDS = Duration.ofMinutes(2);

  private static final String CONTAINER = HubStage.newContainer();

  @TempDir Path folder;

  @Test
  void losesAndDoublesNothingWhateverBecomesOfTheCollectors() throws Exception {
    try (Stage stage = new Stage(folder)) {
      HubStage hub =
          HubStage.open(
              stage,
              "--scenario=small",
              "--hub-port=0",
              "--partitions=" + PARTITIONS,
              "--records-per-message=5",
              "--hub-rate=60/s");
      List<ChildProcess> started = new ArrayList<>();
      for (int number = 0; number < 3; number++) {
        started.add(hub.begin(config(hub, number)));
      }
      List<RunningCollector> collectors = new ArrayList<>();
      for (ChildProcess process : started) {
        collectors.add(RunningCollector.await(process));
      }
      try (Readings readings = new Readings(stage.caller, collectors)) {
        awaitShares(readings, 3);
        int killed = readings.pollers().getFirst();
        int paused = (killed + 1) % 3;
        kill(collectors.get(killed));
        signal(collectors.get(paused), "STOP");
        // Alone now, it takes over all partitions and the alerts.
        awaitShares(readings, 1);
        signal(collectors.get(paused), "CONT");
        readings.replace(killed, hub.collector(config(hub, killed)));
        awaitShares(readings, 3);
        for (int number = 0; number < 3; number++) {
          readings.current(number).close();
          readings.replace(number, hub.collector(config(hub, number)));
        }
        awaitShares(readings, 3);
        assertThat(readings.longestSilence(PARTITIONS)).isLessThan(EXPIRY.plus(ROUNDS));
      }
      hub.tenant().freeze(stage.caller);
      awaitProof(hub, "event");
      awaitProof(hub, "alert");
    }
  }

  private static Path config(HubStage hub, int number) throws IOException {
    String alert =
        "alert: {request_url: %s, interval: 1s, initial_interval: 720h}"
            .formatted(hub.tenant().text("graph"));
    return hub.configure(
        "collector-" + number,
        CONTAINER,
        "",
        new HubStage.Part("default", List.of(alert, "event: {" + hub.amqp() + "}")));
  }

  /** Every partition is read by one collector, in fair shares, and one of them polls. */
  private static void awaitShares(Readings readings, int collectors) {
    Awaitility.await(collectors + " share")
        .atMost(EXPIRY.plus(ROUNDS))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> {
              List<Integer> shares = readings.shares();
              assertThat(shares).hasSize(collectors);
              assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(PARTITIONS);
              assertThat(shares)
                  .allSatisfy(
                      share ->
                          assertThat(share)
                              .isBetween(
                                  PARTITIONS / collectors, Math.ceilDiv(PARTITIONS, collectors)));
              assertThat(readings.pollers()).hasSize(1);
            });
  }

  private static void kill(RunningCollector collector) {
    ProcessHandle handle = ProcessHandle.of(collector.process().pid()).orElseThrow();
    handle.destroyForcibly();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !handle.isAlive());
  }

  private static void signal(RunningCollector collector, String name) throws Exception {
    String pid = Long.toString(collector.process().pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  private static void awaitProof(HubStage hub, String stream) {
    Awaitility.await("every " + stream + " is stored once")
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Proof proof = hub.stage().proof(hub.tenant(), hub.store(), stream, "default");
              assertThat(proof.offered()).isPositive();
              assertThat(proof.missing()).isEmpty();
              assertThat(proof.doubled()).isZero();
            });
  }
}
