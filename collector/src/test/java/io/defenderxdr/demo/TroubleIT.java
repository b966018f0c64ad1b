package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.http.HttpReply;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Trouble that a running collector outlives: it says so, keeps its position, and comes back. */
class TroubleIT {

  private static final Pattern CONSOLE = Pattern.compile("console at (\\S+),");

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void waitsForAStoreThatIsAwayAtTheStart(@TempDir Path folder) throws Exception {
    int port = free();
    try (Stage stage = new Stage(folder)) {
      SimulatedTenant tenant = stage.simulator();
      stage.configure(
          tenant,
          "default",
          "interval: 1s",
          "{kind: opensearch, urls: ['http://127.0.0.1:%d']}".formatted(port));
      try (Program collector = Program.cli("run", "--config", stage.config().toString())) {
        awaitReadiness(stage, collector, 503, "127.0.0.1:" + port);
        assertThat(stage.state().resolve("positions/test.alert.json")).doesNotExist();
        String store = stage.store(port);
        awaitReadiness(stage, collector, 200, "healthy");
        tenant.freeze(stage.caller);
        awaitProof(stage, tenant, store);
      }
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void keepsItsPositionWhileTheDiskIsFullAndGoesOnWhenThereIsSpace(@TempDir Path folder)
      throws Exception {
    try (Stage stage = new Stage(folder)) {
      SimulatedTenant tenant = stage.simulator("--fault", "same_instant=700");
      String store = stage.store();
      stage.configure(
          tenant, "default", "interval: 1s", "{kind: opensearch, urls: ['%s']}".formatted(store));
      // No file may grow past 1 kB, so that not even a position has room; its log is a pipe.
      try (Program collector =
          Program.limited("ulimit -S -f 2", "run", "--config", stage.config().toString())) {
        awaitReadiness(stage, collector, 503, "cannot be saved");
        Path position = stage.state().resolve("positions/test.alert.json");
        byte[] kept = Files.exists(position) ? Files.readAllBytes(position) : new byte[0];
        assertThat(kept.length).isLessThanOrEqualTo(1024);
        collector.giveSpace();
        awaitReadiness(stage, collector, 200, "healthy");
        assertThat(Files.size(position)).isGreaterThan(1024);
        tenant.freeze(stage.caller);
        awaitProof(stage, tenant, store);
      }
    }
  }

  private static void awaitProof(Stage stage, SimulatedTenant tenant, String store) {
    Awaitility.await("every alert is stored once")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Proof proof = stage.proof(tenant, store, "default");
              assertThat(proof.offered()).isPositive();
              assertThat(proof.missing()).isEmpty();
              assertThat(proof.doubled()).isZero();
            });
  }

  private static void awaitReadiness(Stage stage, Program collector, int status, String word) {
    collector.awaitOutput("console at");
    Matcher console = CONSOLE.matcher(collector.output());
    assertThat(console.find()).isTrue();
    URI ready = URI.create(console.group(1) + "/health/ready");
    Awaitility.await(status + " " + word)
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              HttpReply reply =
                  stage.caller.call(HttpRequest.newBuilder(ready).build(), Duration.ofSeconds(5));
              assertThat(reply).isInstanceOf(HttpReply.Answered.class);
              HttpReply.Answered answer = (HttpReply.Answered) reply;
              try (InputStream body = answer.body()) {
                String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer.status()).as(text).isEqualTo(status);
                assertThat(text).contains(word);
              }
            });
    assertThat(collector.isAlive()).isTrue();
  }

  private static int free() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
