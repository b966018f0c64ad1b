package io.defenderxdr.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.http.HttpReply;
import io.defenderxdr.process.ChildProcess;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.testkit.Azurite;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A stage with an event hub and a store of its own process, for collectors that keep their state in
 * a container of Azure Storage.
 *
 * @param stage the processes
 * @param tenant with its hub
 * @param store the store's address
 */
record HubStage(Stage stage, SimulatedTenant tenant, String store) {

  static final Pause WALL = TimeScale.real(Clock.systemUTC()).pause();

  private static final String EVENTS = "logs-m365_defender.event-default";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  static HubStage open(Stage stage, String... simulator) throws IOException {
    Azurite.shared(); // where there is none, the test is skipped before anything is started
    return new HubStage(stage, stage.simulator(simulator), stage.store());
  }

  /** The name of a container that nobody uses yet. */
  static String newContainer() {
    return "state-" + UUID.randomUUID();
  }

  /** The hub over AMQP, with quick rounds over the leases. */
  String amqp() {
    return "eventhub: insights, connection_string: '%s', processor_update_interval: 1s"
        .formatted(tenant.text("eventHub"));
  }

  /** One tenant of a configuration: its name, which is its namespace too, and its streams. */
  record Part(String name, List<String> streams) {

    static Part events(String event) {
      return new Part("default", List.of("event: {" + event + "}"));
    }
  }

  /**
   * Writes the configuration of a collector.
   *
   * @param name of the collector, which has a folder of its own by it
   * @param container of the state
   * @param limits settings of that section
   */
  Path configure(String name, String container, String limits, Part... parts) throws IOException {
    List<String> lines = new ArrayList<>(List.of("tenants:"));
    for (Part part : parts) {
      lines.addAll(
          List.of(
              "  - name: " + part.name(),
              "    namespace: " + part.name(),
              "    tenant_id: " + tenant.text("tenantId"),
              "    client_id: " + tenant.text("clientId"),
              "    client_secret: '%s'".formatted(tenant.text("clientSecret")),
              "    login_url: " + tenant.text("login"),
              "    streams:"));
      part.streams().forEach(stream -> lines.add("      " + stream));
    }
    lines.add("store: {kind: opensearch, urls: ['%s']}".formatted(store));
    lines.add("state:");
    lines.add("  kind: blob");
    lines.add("  path: '%s'".formatted(stage.folder.resolve(name)));
    lines.add("  container: " + container);
    lines.add(
        "  storage_account_connection_string: '%s'".formatted(Azurite.shared().connectionString()));
    lines.add("http: {port: 0}");
    lines.add("limits: {%s}".formatted(limits));
    return Files.write(stage.folder.resolve(name + ".yaml"), lines);
  }

  /** A collector of this configuration, once it is up. */
  RunningCollector collector(Path config) throws IOException {
    return RunningCollector.await(begin(config));
  }

  /** The same, while it starts. */
  ChildProcess begin(Path config) {
    String file = config.getFileName().toString();
    return stage.eventCollector(file.substring(0, file.lastIndexOf('.')), config);
  }

  /** Lets nothing more come and waits until the only collector has read everything. */
  void drain(RunningCollector collector) throws IOException, InterruptedException {
    tenant.freeze(stage.caller);
    new Drain(collector, stage.caller, WALL).await();
  }

  /** What became of all events; nothing is expected in quarantine. */
  Proof proof() throws IOException, InterruptedException {
    return stage.proof(tenant, store, "event", "default");
  }

  /** The sequence number of the next message of each partition. */
  Map<String, Long> nextMessages() throws IOException, InterruptedException {
    Map<String, Long> next = new TreeMap<>();
    ask("GET", tenant.text("admin") + "/hub")
        .lines()
        .map(line -> line.split("\t", -1))
        .forEach(words -> next.put(words[0], Long.parseLong(words[2])));
    return next;
  }

  void rollOver() throws IOException, InterruptedException {
    ask("POST", store + "/" + EVENTS + "/_rollover");
  }

  /** What the store answers to a search. */
  JsonNode search(String indices, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(store + "/" + indices + "/_search"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return new JsonMapper().readTree(answer(request));
  }

  private String ask(String method, String url) throws IOException, InterruptedException {
    HttpRequest.BodyPublisher nothing = HttpRequest.BodyPublishers.noBody();
    return answer(HttpRequest.newBuilder(URI.create(url)).method(method, nothing).build());
  }

  private String answer(HttpRequest request) throws IOException, InterruptedException {
    HttpReply reply = stage.caller.call(request, TIMEOUT);
    if (!(reply instanceof HttpReply.Answered answered)) {
      throw new IOException("No answer from " + request.uri() + ": " + reply);
    }
    try (InputStream body = answered.body()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      if (answered.status() != 200) {
        throw new IOException(request.uri() + " answered " + answered.status() + ": " + text);
      }
      return text;
    }
  }
}
