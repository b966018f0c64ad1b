package io.defenderxdr.demo;

import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpReply;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.process.ChildProcess;
import io.defenderxdr.process.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts simulator, store and collector as the processes they are, for tests of the whole. */
final class Stage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  final Path folder;
  final HttpCaller caller = new HttpCaller(HttpRoute.DIRECT);
  private final Path home = JavaCommand.installation();
  private final List<ChildProcess> children = new ArrayList<>();

  Stage(Path folder) {
    this.folder = folder;
  }

  ChildProcess start(String module, String mainClass, List<String> arguments) {
    String flags = module.equals("store-embedded") ? "store" : module;
    return start(module, new JavaCommand(home, module, flags, List.of(), mainClass, arguments));
  }

  private ChildProcess start(String name, JavaCommand command) {
    ChildProcess child = ChildProcess.start(name, command, folder.resolve(name + ".log"), PATIENCE);
    children.add(child);
    return child;
  }

  /** A collector with the flags it has where the stream of events is on; its log has its name. */
  ChildProcess eventCollector(String name, Path config) {
    List<String> arguments = List.of("run", "--config", config.toString(), "--child");
    String main = "io.defenderxdr.cli.DefenderXdr";
    return start(
        name, new JavaCommand(home, "collector", "collector-events", List.of(), main, arguments));
  }

  SimulatedTenant simulator(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--port", "0", "--child"));
    all.addAll(Arrays.asList(arguments));
    return SimulatedTenant.await(start("simulator", "io.defenderxdr.simulator.cli.Simulate", all));
  }

  /** An external store on any free port; its address. */
  String store() throws IOException {
    return store(0);
  }

  /** An external store on the given port; its address. */
  String store(int port) throws IOException {
    ChildProcess store =
        start(
            "store-embedded",
            "io.defenderxdr.store.embedded.EmbeddedStore",
            List.of("--path", folder.resolve("store").toString(), "--port", "" + port, "--child"));
    return new com.fasterxml.jackson.databind.json.JsonMapper()
        .readTree(store.readLine())
        .path("url")
        .asText();
  }

  ChildProcess collector(String... arguments) {
    List<String> all = new ArrayList<>(List.of("run", "--config", config().toString()));
    all.addAll(Arrays.asList(arguments));
    return start("collector", "io.defenderxdr.cli.DefenderXdr", all);
  }

  Path config() {
    return folder.resolve("collector.yaml");
  }

  Path state() {
    return folder.resolve("state");
  }

  /**
   * Writes the configuration; {@code alert} holds more settings of the stream, {@code store} its
   * lines.
   */
  void configure(SimulatedTenant tenant, String namespace, String alert, String store)
      throws IOException {
    Files.writeString(
        config(),
        """
        tenants:
          - name: test
            tenant_id: %s
            client_id: %s
            client_secret: '%s'
            login_url: %s
            namespace: %s
            streams:
              alert: {request_url: %s, initial_interval: 720h%s}
        store: %s
        state: {kind: file, path: '%s'}
        http: {port: 0}
        """
            .formatted(
                tenant.text("tenantId"),
                tenant.text("clientId"),
                tenant.text("clientSecret"),
                tenant.text("login"),
                namespace,
                tenant.text("graph"),
                alert.isEmpty() ? "" : ", " + alert,
                store,
                state()));
  }

  /** Asks the simulator's admin side; the body is not read. */
  void admin(SimulatedTenant tenant, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tenant.text("admin") + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    HttpReply reply = caller.call(request, Duration.ofSeconds(20));
    if (!(reply instanceof HttpReply.Answered answered) || answered.status() != 200) {
      throw new IOException("The simulator did not do " + path + ": " + reply);
    }
    answered.body().close();
  }

  /** What became of everything offered, read from the store and the quarantine files. */
  Proof proof(SimulatedTenant tenant, String store, String namespace)
      throws IOException, InterruptedException {
    return proof(tenant, store, "alert", namespace);
  }

  /** The same of any stream. */
  Proof proof(SimulatedTenant tenant, String store, String stream, String namespace)
      throws IOException, InterruptedException {
    return Proof.of(
        tenant.offered(caller, stream),
        tenant.superseded(caller, stream),
        new StoreIds(caller, store).read("logs-m365_defender.%s-%s".formatted(stream, namespace)),
        new QuarantineFiles(state().resolve("quarantine")).ids());
  }

  @Override
  public void close() {
    children.reversed().forEach(ChildProcess::close);
    caller.close();
  }
}
