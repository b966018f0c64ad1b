package io.defenderxdr.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.process.ChildProcess;
import io.defenderxdr.process.JavaCommand;
import io.defenderxdr.process.ResidentMemory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Peak resident memory of {@code run --once}, started by the launcher with its settings, against an
 * external store and a simulated tenant that has at least 20 pages of 1,000 alerts.
 */
final class MemoryBench {

  private static final int RUNS = 3;
  private static final int PAGE = 1000;

  private final PrintStream out;
  private final Path home = JavaCommand.installation();
  private final JsonMapper json = new JsonMapper();

  MemoryBench(PrintStream out) {
    this.out = out;
  }

  /** Measures every shape; the result is the benchmark's last line. */
  String run() throws IOException, InterruptedException {
    out.println("bench memory on " + Machine.line());
    ObjectNode result = json.createObjectNode();
    for (Shape shape : Shape.ALL) {
      result.withArray("shapes").add(measure(shape));
    }
    return json.writeValueAsString(result);
  }

  private ObjectNode measure(Shape shape) throws IOException, InterruptedException {
    List<Long> peaks = new ArrayList<>();
    ObjectNode row = json.createObjectNode().put("name", shape.name());
    for (int run = 1; run <= RUNS; run++) {
      Path folder = Files.createTempDirectory("defender-xdr-bench");
      try (ChildProcess store = store(folder);
          ChildProcess simulator = simulator(folder, shape)) {
        String url = json.readTree(store.readLine()).path("url").asText();
        JsonNode tenant = json.readTree(simulator.readLine());
        row.put("pageBytes", new TenantPage(tenant).bytes(PAGE));
        JsonNode summary = collect(folder, config(folder, tenant, url), peaks);
        row.put("documents", summary.path("documents").path("alert").path("created").asLong());
        row.put("heapBytes", summary.path("heapBytes").asLong());
      } finally {
        Folders.delete(folder);
      }
      out.printf(
          "%s, run %d of %d: peak %.1f MB, %d documents%n",
          shape.name(), run, RUNS, peaks.getLast() / 1e6, row.path("documents").asLong());
    }
    peaks.sort(null);
    out.printf(
        "%s: pages of %.2f MB; peak %.1f MB (median of %d, %.1f to %.1f)%n",
        shape.name(),
        row.path("pageBytes").asLong() / 1e6,
        peaks.get(RUNS / 2) / 1e6,
        RUNS,
        peaks.getFirst() / 1e6,
        peaks.getLast() / 1e6);
    return row.put("peakResidentBytes", peaks.getLast());
  }

  private ChildProcess store(Path folder) {
    List<String> arguments = List.of("--path", folder + "/store", "--port", "0", "--child");
    return start(
        folder,
        "store",
        new JavaCommand(
            home,
            "store-embedded",
            "store",
            List.of(),
            "io.defenderxdr.store.embedded.EmbeddedStore",
            arguments));
  }

  private ChildProcess simulator(Path folder, Shape shape) {
    List<String> arguments =
        new ArrayList<>(List.of("--port", "0", "--scenario", "busy", "--rate", "1/s", "--child"));
    arguments.addAll(shape.simulatorArguments());
    return start(
        folder,
        "simulator",
        new JavaCommand(
            home,
            "simulator",
            "simulator",
            List.of(),
            "io.defenderxdr.simulator.cli.Simulate",
            arguments));
  }

  private static ChildProcess start(Path folder, String name, JavaCommand command) {
    return ChildProcess.start(name, command, folder.resolve(name + ".log"), Duration.ofSeconds(20));
  }

  private static Path config(Path folder, JsonNode tenant, String store) throws IOException {
    String text =
        """
        tenants:
          - name: bench
            tenant_id: %s
            client_id: %s
            client_secret: '%s'
            login_url: %s
            streams:
              alert: {request_url: %s, initial_interval: 720h}
        store: {kind: opensearch, urls: ['%s']}
        state: {kind: file, path: '%s'}
        http: {port: 0}
        """
            .formatted(
                tenant.path("tenantId").asText(),
                tenant.path("clientId").asText(),
                tenant.path("clientSecret").asText(),
                tenant.path("login").asText(),
                tenant.path("graph").asText(),
                store,
                folder.resolve("state"));
    return Files.writeString(folder.resolve("collector.yaml"), text);
  }

  private JsonNode collect(Path folder, Path config, List<Long> peaks)
      throws IOException, InterruptedException {
    Path summary = folder.resolve("summary.json");
    Process process =
        new ProcessBuilder(
                home.resolve("defender-xdr").toString(),
                "run",
                "--config",
                config.toString(),
                "--once",
                "--summary",
                summary.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("collector.log").toFile())
            .start();
    out.println("pid of the collector: " + process.pid());
    long peak = 0;
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, ResidentMemory.peakBytes(process.pid()));
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "the collector ended with %d: %s"
              .formatted(
                  process.exitValue(), Files.readString(folder.resolve("collector.log")).trim()));
    }
    JsonNode result = json.readTree(summary.toFile());
    peaks.add(Math.max(peak, result.path("peakResidentBytes").asLong()));
    return result;
  }
}
