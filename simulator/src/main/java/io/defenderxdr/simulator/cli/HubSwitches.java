package io.defenderxdr.simulator.cli;

import io.defenderxdr.simulator.Options;
import io.defenderxdr.simulator.Scenario;
import io.defenderxdr.simulator.hub.Hub;
import io.defenderxdr.simulator.hub.Plan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code simulate} that are about the event hub. */
final class HubSwitches {
  @Option(
      names = "--hub-port",
      paramLabel = "P",
      description = "port of the event hub on loopback; 0 = any free one; not given = no hub")
  private @Nullable Integer port;

  @Option(
      names = "--hub-websocket-port",
      paramLabel = "P",
      description = "port of its TLS WebSocket with a certificate of its own; not given = none")
  private @Nullable Integer webSocketPort;

  @Option(
      names = "--kafka-port",
      paramLabel = "P",
      description = "port of a Kafka broker with the hub's stream; 0 = any free one")
  private @Nullable Integer kafkaPort;

  @Option(
      names = "--storage",
      paramLabel = "CONNECTION_STRING",
      description = "storage account that the hub's records are exported to as well")
  private @Nullable String storage;

  @Option(
      names = "--hub-rate",
      paramLabel = "N/s",
      description = "streaming records a second; else as the scenario has it: 50, 500 or 2000")
  private @Nullable String rate;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "partitions of the hub (${DEFAULT-VALUE})")
  private int partitions = 4;

  @Option(
      names = "--records-per-message",
      paramLabel = "N",
      description =
          "records in a message on average; some messages are one bare record, with 0 all of them"
              + " (${DEFAULT-VALUE})")
  private int perMessage = 20;

  @Option(
      names = "--message-bytes",
      paramLabel = "N",
      description =
          "largest message; records that do not fit in are never sent" + " (${DEFAULT-VALUE})")
  private int messageBytes = 1_000_000;

  @Option(
      names = "--backlog",
      paramLabel = "N",
      description = "records that wait on a new hub at the start (${DEFAULT-VALUE})")
  private long backlog;

  @Option(
      names = "--prepared",
      description =
          "makes the backlog before the first line, in a file, so that reading it costs little")
  private boolean prepared;

  @Option(
      names = "--consumer-groups",
      split = ",",
      paramLabel = "NAME",
      description = "consumer groups beside $Default")
  private List<String> groups = List.of();

  /**
   * What the options ask for; null for no hub. Another way for its stream asks for the hub too.
   *
   * @throws IllegalArgumentException with a sentence for people if they do not fit
   */
  Options.@Nullable HubWish wish(Scenario scenario) {
    if (port == null && kafkaPort == null && storage == null) {
      return null;
    }
    Set<String> all = new LinkedHashSet<>(groups);
    all.add(Hub.DEFAULT_GROUP);
    double records = rate == null ? scenario.hubRate() : Rates.parse(rate);
    Plan plan = new Plan(partitions, perMessage, messageBytes, backlog);
    Options.OutletWish outlets = new Options.OutletWish(kafkaPort, storage);
    return new Options.HubWish(
        port == null ? 0 : port, webSocketPort, records, prepared, plan, all, outlets);
  }
}
