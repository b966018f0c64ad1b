package io.defenderxdr.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event stream.
 *
 * @param event its section
 * @param problems what is wrong
 * @param environment gives the value of an environment variable, or null
 * @param stateChosen whether the file says where the state is kept
 */
record EventReader(
    Section event,
    Problems problems,
    UnaryOperator<@Nullable String> environment,
    boolean stateChosen) {

  private static final Set<String> BARE = Set.of("amqp", "kafka");

  EventConfiguration read() {
    AuthType type = AuthType.of(event).orElse(AuthType.CONNECTION_STRING);
    remarks();
    return new EventConfiguration(
        event.text("tenant_id").orElse(""),
        reading(type),
        new SanitizerReader(event, problems).read(),
        new DocumentReader(event).read());
  }

  private EventConfiguration.Reading reading(AuthType type) {
    return switch (event.text("receive").orElseThrow()) {
      case "kafka" -> kafka(hub(type));
      case "export" -> export(type);
      default -> amqp(hub(type), type);
    };
  }

  private EventConfiguration.Hub hub(AuthType type) {
    return new HubReader(event, environment).read(type);
  }

  private void remarks() {
    boolean webSocket = event.text("transport").orElse("").equals("websocket");
    if (event.text("processor_version").orElse("").equals("v1")) {
      if (webSocket) {
        event.problem("processor_version", "v1 has no transport websocket; remove it, or write v2");
      } else {
        event.remark("processor_version", "v1 is read as v2: positions move once records are kept");
      }
    }
    withoutEffect();
    boolean bare = BARE.contains(event.text("receive").orElse("")) && !webSocket;
    if (event.has("proxy_url") && bare) {
      event.remark("proxy_url", "is not used on the way to the hub; transport websocket uses it");
    }
  }

  private void withoutEffect() {
    if (event.has("resource_manager_endpoint")) {
      event.remark("resource_manager_endpoint", "has no effect; remove it");
    }
    if (event.has("processor_start_position")
        && event.text("receive").orElse("").equals("export")) {
      event.remark(
          "processor_start_position",
          "has no effect on an export; export_initial_interval says how far back it is read");
    }
    // Checked all the same, so that a mistake is seen.
    event.span("partition_receive_timeout");
    event.number("partition_receive_count");
    if (event.has("partition_receive_timeout")) {
      event.remark("partition_receive_timeout", "has no effect, since nothing waits; remove it");
    }
    if (event.has("partition_receive_count")) {
      event.remark(
          "partition_receive_count",
          "has no effect; limits.batch_count and limits.batch_bytes bound a batch");
    }
  }

  private EventConfiguration.Reading amqp(EventConfiguration.Hub hub, AuthType type) {
    String transport = event.text("transport").orElseThrow().toUpperCase(Locale.ROOT);
    return new EventConfiguration.Reading.Amqp(
        hub,
        EventConfiguration.Transport.valueOf(transport),
        receiving(),
        positions(hub, type),
        event.isOn("migrate_checkpoint"));
  }

  private Optional<BlobContainer> positions(EventConfiguration.Hub hub, AuthType type) {
    if (StorageReader.isSet(event)) {
      return Optional.of(storage(hub.namespace()).container(type, ContainerName.ofHub(hub.name())));
    }
    if (!stateChosen || event.has("storage_account_container")) {
      event.problem(
          "storage_account",
          "is missing; name the storage account that keeps the positions, or choose another place"
              + " with state.kind (file, blob or cluster)");
    }
    return Optional.empty();
  }

  private StorageReader storage(String namespace) {
    return new StorageReader(event, environment, Cloud.of(event, Optional.of(namespace)));
  }

  private EventConfiguration.Reading kafka(EventConfiguration.Hub hub) {
    String bootstrap = event.text("kafka_bootstrap").orElse(hub.namespace() + ":9093");
    String host = bootstrap.substring(0, bootstrap.lastIndexOf(':'));
    return new EventConfiguration.Reading.Kafka(
        hub, bootstrap, HostRules.isLoopback(host), receiving());
  }

  private EventConfiguration.Reading export(AuthType type) {
    Optional<String> initial = event.text("export_initial_interval");
    return new EventConfiguration.Reading.Export(
        storage("").login(type), event.span("export_interval"), initial.map(Span::parse));
  }

  private EventConfiguration.Receiving receiving() {
    return new EventConfiguration.Receiving(start(), event.span("processor_update_interval"));
  }

  private EventConfiguration.Start start() {
    String start = event.text("processor_start_position").orElseThrow();
    return EventConfiguration.Start.valueOf(start.toUpperCase(Locale.ROOT));
  }
}
