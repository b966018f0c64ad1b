package io.defenderxdr.cli;

import io.defenderxdr.collector.PositionDesk;
import io.defenderxdr.collector.Times;
import io.defenderxdr.delivery.embedded.StoreStartException;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.EventConfiguration;
import io.defenderxdr.settings.EventConfiguration.Reading;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Whose hub: {@code --config}, {@code --tenant}, and the way to its positions. */
final class HubOption {

  @CommandLine.Mixin ConfigOption config = new ConfigOption();

  @CommandLine.Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "Whose hub, where several tenants of the file have one.")
  @Nullable String tenant;

  @CommandLine.Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  /** What is done at the desk. */
  interface Work {
    void at(PositionDesk desk, Reading.Amqp amqp)
        throws SourceRefusedException,
            StateAwayException,
            CommandFailedException,
            IOException,
            InterruptedException;
  }

  /** Opens the desk that the settings name, works at it, and closes it. */
  void work(Work work) throws SourceRefusedException, CommandFailedException, InterruptedException {
    Configuration configuration = config.read();
    Logging.setUp(new Configuration.Log(false, "warn"), false);
    Configuration.Tenant one = tenant(configuration);
    Reading.Amqp amqp = amqp(one);
    Times times = new Times(TimeScale.real(Clock.systemUTC()));
    StreamId stream = new StreamId(one.name(), "event");
    try (PositionDesk desk = PositionDesk.open(configuration, stream, amqp, times)) {
      work.at(desk, amqp);
    } catch (StateAwayException | StoreStartException e) {
      throw new CommandFailedException(ExitCodes.STORE_UNREACHABLE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailedException(ExitCodes.BAD_SETTINGS, String.valueOf(e.getMessage()));
    }
  }

  private Configuration.Tenant tenant(Configuration configuration) throws CommandFailedException {
    List<Configuration.Tenant> fit =
        configuration.tenants().stream()
            .filter(one -> one.event().isPresent())
            .filter(one -> tenant == null || tenant.equals(one.name()))
            .toList();
    if (fit.size() == 1) {
      return fit.getFirst();
    }
    String names =
        String.join(
            ", ",
            configuration.tenants().stream()
                .filter(one -> one.event().isPresent())
                .map(Configuration.Tenant::name)
                .toList());
    throw usage(
        names.isEmpty()
            ? "No tenant of %s reads an event stream: there are no positions."
                .formatted(config.file)
            : "--tenant: name one of those that read an event stream: %s.".formatted(names));
  }

  private static Reading.Amqp amqp(Configuration.Tenant tenant) throws CommandFailedException {
    EventConfiguration event = tenant.event().orElseThrow();
    return switch (event.reading()) {
      case Reading.Amqp amqp -> amqp;
      case Reading.Kafka kafka ->
          throw usage(
              "Tenant %s reads over Kafka, so its positions live in the hub, in the consumer group %s: stop its collectors and use a tool of Kafka such as kafka-consumer-groups."
                  .formatted(tenant.name(), kafka.hub().consumerGroup()));
      case Reading.Export export ->
          throw usage(
              "Tenant %s reads an export, whose positions are kept for each blob beside the state: there is no hub to ask."
                  .formatted(tenant.name()));
    };
  }

  /** A wrong use, in a sentence. */
  static CommandFailedException usage(String sentence) {
    return new CommandFailedException(ExitCodes.USAGE, sentence);
  }
}
