package io.defenderxdr.bench.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.process.ChildProcess;
import io.defenderxdr.process.JavaCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts the processes of a bench, and says which process is what. Used by one thread. */
final class Crew {

  static final int PARTITIONS = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();

  private final Path home = JavaCommand.installation();
  private final Path folder;
  private final PrintStream out;
  private int started;

  /**
   * A process that is ready.
   *
   * @param process the process
   * @param said what it said of itself
   */
  record Ready(ChildProcess process, JsonNode said) implements AutoCloseable {
    String url() {
      return said.path("url").asText();
    }

    long pid() {
      return process.pid();
    }

    @Override
    public void close() {
      process.close();
    }
  }

  Crew(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /** A folder for one of its processes; fresh. */
  Path fresh(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name + "-" + ++started));
  }

  /**
   * A simulated hub.
   *
   * @param backlog records that wait on it
   * @param rate records a second
   */
  Ready hub(long backlog, double rate) throws IOException {
    List<String> arguments =
        List.of(
            "--port",
            "0",
            "--rate",
            "0/s",
            "--child",
            "--hub-port",
            "0",
            "--prepared",
            "--backlog",
            Long.toString(backlog),
            "--hub-rate",
            rate + "/s",
            "--partitions",
            Integer.toString(PARTITIONS),
            "--records-per-message",
            "20");
    return start("hub", "simulator", "io.defenderxdr.simulator.cli.Simulate", arguments);
  }

  /**
   * The embedded store as a process of its own.
   *
   * @param data its folder
   * @param port 0 for any free one
   */
  Ready store(Path data, int port) throws IOException {
    List<String> arguments =
        List.of("--path", data.toString(), "--port", Integer.toString(port), "--child");
    return start(
        "store", "store-embedded", "io.defenderxdr.store.embedded.EmbeddedStore", arguments);
  }

  /** The sink. */
  Ready sink() throws IOException {
    JavaCommand command =
        command(
            "bench", "bench", List.of(), "io.defenderxdr.bench.part.Sink", List.of("--port", "0"));
    return ready("sink", command);
  }

  /**
   * The collector, with its own flags.
   *
   * @param own folder for its settings and state
   * @param tenant what the hub said
   * @param store where it writes
   * @param extraFlags further flags of its machine
   */
  Ready collector(Path own, JsonNode tenant, String store, List<String> extraFlags)
      throws IOException {
    Path config = CollectorConfig.write(own, tenant, store);
    List<String> arguments = List.of("run", "--config", config.toString(), "--child");
    return ready(
        "collector",
        command(
            "collector",
            "collector-events",
            extraFlags,
            "io.defenderxdr.cli.DefenderXdr",
            arguments));
  }

  /**
   * Runs a part to its end, with the flags of the collector.
   *
   * @return its figures
   */
  JsonNode part(String program, List<String> arguments) throws IOException {
    try (Ready part = part(program, "collector-events", arguments)) {
      return part.said();
    }
  }

  /** Runs what is not measured. */
  JsonNode prepare(List<String> arguments) throws IOException {
    try (Ready part = part("Prepare", "bench", arguments)) {
      return part.said();
    }
  }

  private Ready part(String program, String flags, List<String> arguments) throws IOException {
    return ready(
        program,
        command("bench", flags, List.of(), "io.defenderxdr.bench.part." + program, arguments));
  }

  /** Starts a part and does not wait for its figures. */
  ChildProcess started(String program, List<String> arguments) {
    return child(
        program,
        command(
            "bench",
            "collector-events",
            List.of(),
            "io.defenderxdr.bench.part." + program,
            arguments));
  }

  private Ready start(String module, String folderOfModule, String main, List<String> arguments)
      throws IOException {
    String flags = folderOfModule.equals("store-embedded") ? "store" : folderOfModule;
    return ready(module, command(folderOfModule, flags, List.of(), main, arguments));
  }

  private JavaCommand command(
      String module, String flags, List<String> extra, String main, List<String> arguments) {
    return new JavaCommand(home, module, flags, new ArrayList<>(extra), main, arguments);
  }

  private Ready ready(String name, JavaCommand command) throws IOException {
    ChildProcess process = child(name, command);
    boolean ready = false;
    try {
      JsonNode said = JSON.readTree(firstObject(process));
      ready = true;
      return new Ready(process, said);
    } finally {
      if (!ready) {
        process.close();
      }
    }
  }

  /** A library without a log may print a warning of its own before. */
  private static String firstObject(ChildProcess process) throws IOException {
    String line = process.readLine();
    while (!line.startsWith("{")) {
      line = process.readLine();
    }
    return line;
  }

  private ChildProcess child(String name, JavaCommand command) {
    ChildProcess process =
        ChildProcess.start(
            name, command, folder.resolve(name + "-" + ++started + ".log"), PATIENCE);
    out.println("pid of " + name + ": " + process.pid());
    return process;
  }
}
