package io.defenderxdr.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.simulator.BareClient;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own. */
class SimulateTest {
  @TempDir private Path folder;

  @Test
  void itsFirstLineTellsAllThatAClientNeeds() throws Exception {
    Process process = start("--scenario", "small", "--data", folder.toString());
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      JsonNode first = BareClient.JSON.readTree(line);

      Set<String> names = new TreeSet<>();
      first.fieldNames().forEachRemaining(names::add);
      assertThat(names)
          .containsExactly("admin", "clientId", "clientSecret", "graph", "login", "tenantId");
      assertThat(new BareClient(line).signIn().page("$top", "1").get("value")).hasSize(1);

      assertThat(process.toHandle().destroy()).isTrue();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(out.readLine()).isNull();
      assertThat(folder.resolve("tenant.log")).content().endsWith("\n");
    }
  }

  @Test
  void withAHubItsFirstLineTellsHowToReachIt() throws Exception {
    Process process =
        start(
            "--hub-port=0",
            "--hub-websocket-port=0",
            "--backlog=50",
            "--hub-rate=0/s",
            "--data=" + folder,
            "--child");
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();

      assertThat(BareClient.JSON.readTree(line).path("eventHub").asText())
          .matches(
              "Endpoint=sb://127\\.0\\.0\\.1:\\d+;SharedAccessKeyName=listen;"
                  + "SharedAccessKey=.+=;UseDevelopmentEmulator=true;EntityPath=insights");
      BareClient client = new BareClient(line);
      assertThat(client.admin("GET", "/offered?stream=event").lines()).hasSize(50);
      assertThat(client.fact("eventHubWebSocket")).startsWith("https://127.0.0.1:");
      assertThat(Path.of(client.fact("eventHubCertificate"))).hasParent(folder).isRegularFile();
      process.outputWriter().close();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
  }

  @Test
  void theHelpTeachesEveryOptionOfTheHub() throws Exception {
    Process process = start("--help");
    try (BufferedReader out = process.inputReader()) {
      assertThat(String.join("\n", out.lines().toList()))
          .contains(
              "--hub-port",
              "--hub-websocket-port",
              "--hub-rate",
              "--partitions",
              "--records-per-message")
          .contains("--message-bytes", "--backlog", "--consumer-groups", "detach: hub: links");
    }
  }

  @Test
  void aChildEndsWhenItsInputIsClosed() throws Exception {
    Process process = start("--child");
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).startsWith("{\"login\":");

      process.outputWriter().close();

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
  }

  @Test
  void endsByItselfAfterItsDurationInItsOwnTime() throws Exception {
    Process process = start("--duration", "10m", "--time-scale", "6000");

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void printsStreamingRecordsOneALineAndEnds() throws Exception {
    Process process = start("--print-events", "25", "--table", "deviceevents");
    try (BufferedReader out = process.inputReader()) {
      List<String> lines = out.lines().toList();

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(lines).hasSize(25).doesNotHaveDuplicates();
      for (String line : lines) {
        assertThat(BareClient.JSON.readTree(line).path("category").asText())
            .isEqualTo("AdvancedHunting-DeviceEvents");
      }
    }
  }

  @Test
  void saysInOneSentenceWhatIsWrong() throws Exception {
    assertThat(failure(2, "--scenario", "vast"))
        .isEqualTo("There is no scenario 'vast'; there are small, busy, huge.");
    assertThat(failure(2, "--fault", "late=soon"))
        .startsWith("'soon' is no value for the fault 'late'");
    assertThat(failure(2, "--rate", "quick")).startsWith("'quick' is no rate");
    assertThat(failure(2, "--hub-rate", "quick", "--hub-port", "0")).startsWith("'quick' is no");
    assertThat(failure(2, "--hub-port", "0", "--partitions", "0"))
        .isEqualTo("A hub has 1 to 1024 partitions, not 0.");
    assertThat(failure(2, "--print-events", "1", "--table", "DeviceEvent"))
        .startsWith("There is no table 'DeviceEvent'; there are DeviceProcessEvents, ");
    assertThat(failure(2, "--print-events", "-1"))
        .isEqualTo("-1 records cannot be printed; write a number from 0.");
    assertThat(failure(7, "--data", "/proc/none")).startsWith("The tenant cannot be kept in");
  }

  private static String failure(int code, String... options) throws Exception {
    Process process = start(options);
    try (BufferedReader errors = process.errorReader()) {
      String line = errors.readLine();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(code);
      assertThat(errors.readLine()).isNull();
      return line;
    }
  }

  private static Process start(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Simulate.class.getName());
    command.addAll(List.of(options));
    return new ProcessBuilder(command).start();
  }
}
