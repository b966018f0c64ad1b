package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the commands say, and how they end, when what they are given is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

  private static final String NOWHERE = "{kind: opensearch, urls: ['http://127.0.0.1:1']}";

  @TempDir static Path shared;

  private Stage stage;
  private SimulatedTenant tenant;
  private String store;

  @BeforeAll
  void startTheOthers() throws Exception {
    stage = new Stage(shared);
    tenant = stage.simulator("--scenario", "small");
    store = "{kind: opensearch, urls: ['%s']}".formatted(stage.store());
  }

  @AfterAll
  void stopTheOthers() {
    stage.close();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void namesFiveMistakesInOneReport(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("five.yaml");
    Files.writeString(
        config,
        """
        tenants:
          - name: contoso
            tenant_id: t-1
            client_id: c-1
            client_secret: ${DEFENDER_XDR_NOT_SET}
            streams:
              alert: {intervall: 5m, batch_size: 2000, initial_interval: soon}
        stor: {kind: embedded}
        """);
    String report =
        """
        %1$s:5: tenants[0].client_secret: the environment variable DEFENDER_XDR_NOT_SET is not set
        %1$s:7: tenants[0].streams.alert.intervall: unknown setting; did you mean 'interval'?
        %1$s:7: tenants[0].streams.alert.initial_interval: 'soon' is no duration: \
        write for instance 30s, 5m, 24h or 1h30m
        %1$s:7: tenants[0].streams.alert.batch_size: '2000' must be a whole number from 1 to 1000
        %1$s:8: stor: unknown setting; did you mean 'store'?
        """
            .formatted(config);
    for (String command : List.of("check", "run")) {
      try (Program program = Program.cli(command, "--config", config.toString())) {
        assertThat(program.exitCode()).as(command).isEqualTo(3);
        assertThat(program.output()).as(command).isEqualTo(report);
      }
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void saysThatTheConfigurationIsNotThere(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("absent.yaml");
    try (Program program = Program.cli("run", "--config", config.toString())) {
      assertThat(program.exitCode()).isEqualTo(3);
      assertThat(program.output())
          .isEqualTo(config + ":1: cannot be read; check the path and your rights\n");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void endsOnceWhenTheStoreCannotBeReached(@TempDir Path folder) throws Exception {
    try (Program program = run(config(folder, NOWHERE), "--once")) {
      assertEnds(program, 5, "127.0.0.1:1)");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void endsOnceWhenTheSecretIsWrongAndDoesNotPrintIt(@TempDir Path folder) throws Exception {
    Path config = config(folder, store);
    replace(config, tenant.text("clientSecret"), "not-the-secret");
    try (Program program = run(config, "--once")) {
      assertEnds(program, 4, "client_secret");
      assertThat(program.output()).doesNotContain("not-the-secret");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void endsOnceAndNamesTheMissingPermission(@TempDir Path folder) throws Exception {
    try (Stage other = new Stage(folder)) {
      SimulatedTenant forbidding = other.simulator("--fault", "forbidden");
      other.configure(forbidding, "forbidden", "", store);
      try (Program program = run(other.config(), "--once")) {
        assertEnds(program, 4, "SecurityAlert.Read.All");
      }
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void namesAStateFolderThatIsAFileOrLiesBelowOne(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("plain"), "mine");
    for (Path bad : List.of(file, file.resolve("below"))) {
      Path config = config(folder, store);
      replace(config, folder.resolve("state").toString(), bad.toString());
      try (Program program = run(config)) {
        assertEnds(program, 7, bad.toString());
      }
    }
    assertThat(file).hasContent("mine");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void namesAStoreFolderThatIsAFileOrLiesBelowOne(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("plain"), "mine");
    for (Path bad : List.of(file, file.resolve("below"))) {
      Path config = config(folder, "{kind: embedded, port: 0, path: '" + bad + "'}");
      try (Program program = run(config)) {
        assertEnds(program, 7, bad.toString());
      }
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void namesACorruptPositionFileAndLeavesItAlone(@TempDir Path folder) throws Exception {
    Path positions = Files.createDirectories(folder.resolve("state/positions"));
    Path file = Files.writeString(positions.resolve("test.alert.json"), "{\"kind\": \"ti");
    Path config = config(folder, store);
    for (String[] more : new String[][] {{}, {"--once"}}) {
      try (Program program = run(config, more)) {
        assertEnds(program, 7, file + " cannot be read (it is broken JSON");
      }
      assertThat(file).hasContent("{\"kind\": \"ti");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void endsAtStartWhenTheDiskIsFull(@TempDir Path folder) throws Exception {
    Path config = config(folder, store);
    String[] arguments = {"run", "--config", config.toString()};
    try (Program program = Program.limited("ulimit -S -f 0", arguments)) {
      assertEnds(program, 7, folder.resolve("state").toString());
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void saysThatTheConsolePortIsTaken(@TempDir Path folder) throws Exception {
    try (ServerSocket taken = taken()) {
      Path config = config(folder, store);
      replace(config, "{port: 0}", "{port: " + taken.getLocalPort() + "}");
      try (Program program = run(config)) {
        assertEnds(program, 3, "port " + taken.getLocalPort());
      }
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void saysThatTheStorePortIsTaken(@TempDir Path folder) throws Exception {
    try (ServerSocket taken = taken()) {
      int port = taken.getLocalPort();
      String embedded = "{kind: embedded, port: %d, path: '%s'}";
      Path config = config(folder, embedded.formatted(port, folder.resolve("embedded")));
      try (Program program = run(config)) {
        assertEnds(program, 5, "port " + port);
      }
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void endsTheDemoWhenTheStorePortIsTaken(@TempDir Path folder) throws Exception {
    try (ServerSocket taken = taken();
        Program demo =
            Program.cli(
                "demo",
                "--port=0",
                "--store-port=" + taken.getLocalPort(),
                "--data=" + folder.resolve("data"))) {
      demo.awaitOutput("starting the collector and its store");
      demo.awaitFamilyOf(4);
      assertEnds(demo, 5, "port " + taken.getLocalPort());
      demo.awaitNobodyLeft();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void refusesAStateFolderThatAnotherCollectorUses(@TempDir Path folder) throws Exception {
    Path config = config(folder, NOWHERE);
    try (Program first = run(config)) {
      first.awaitOutput("console at");
      try (Program second = run(config)) {
        assertEnds(second, 7, "in use by another collector");
      }
      assertThat(first.isAlive()).isTrue();
    }
  }

  private Path config(Path folder, String to) throws IOException {
    try (Stage own = new Stage(folder)) {
      own.configure(tenant, "default", "", to);
      return own.config();
    }
  }

  private static void replace(Path config, String one, String by) throws IOException {
    String text = Files.readString(config);
    assertThat(text).contains(one);
    Files.writeString(config, text.replace(one, by));
  }

  private static Program run(Path config, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run", "--config", config.toString()));
    arguments.addAll(Arrays.asList(more));
    return Program.cli(arguments.toArray(String[]::new));
  }

  private static ServerSocket taken() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /** The last line is the sentence: what is wrong and where; and nothing looks like a crash. */
  private static void assertEnds(Program program, int code, String named)
      throws InterruptedException {
    int end = program.exitCode();
    String output = program.output();
    assertThat(end).as(output).isEqualTo(code);
    assertThat(program.lastLine()).as(output).contains(named);
    assertThat(output).doesNotContain("\tat ", "    at ", "Exception in thread");
  }
}
