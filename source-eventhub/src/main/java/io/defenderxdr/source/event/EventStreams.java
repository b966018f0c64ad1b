package io.defenderxdr.source.event;

import io.defenderxdr.azure.AzureLogin;
import io.defenderxdr.azure.BlobWaits;
import io.defenderxdr.azure.Routes;
import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.settings.BlobContainer;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.EventConfiguration;
import io.defenderxdr.settings.EventConfiguration.HubLogin;
import io.defenderxdr.settings.EventConfiguration.Reading;
import io.defenderxdr.source.envelope.EnvelopeReader;
import io.defenderxdr.source.eventhub.CheckpointDesk;
import io.defenderxdr.source.eventhub.CheckpointPolicy;
import io.defenderxdr.source.eventhub.HubOptions;
import io.defenderxdr.source.eventhub.HubStream;
import io.defenderxdr.source.eventhub.HubTime;
import io.defenderxdr.source.eventhub.MigratingSource;
import io.defenderxdr.source.eventhub.OlderPositions;
import io.defenderxdr.source.export.BlobPositions;
import io.defenderxdr.source.export.ExportOptions;
import io.defenderxdr.source.export.ExportSource;
import io.defenderxdr.source.export.StorageAccount;
import io.defenderxdr.source.kafka.KafkaAccess;
import io.defenderxdr.source.kafka.KafkaEndpoint;
import io.defenderxdr.source.kafka.KafkaOffsets;
import io.defenderxdr.source.kafka.KafkaOptions;
import io.defenderxdr.source.kafka.KafkaSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Makes streams of events from settings. Nothing is opened before they run.
 *
 * @param owner our name among collectors, the same after a restart
 * @param state where positions and leases are kept unless the stream names a container
 * @param routes the way of an identity's requests
 * @param time clock, waiting and chance
 */
public record EventStreams(String owner, StateStore state, Routes routes, Time time) {

  /**
   * Time and chance.
   *
   * @param clock of the run
   * @param pause waits on it
   * @param wallPause waits on the wall, between calls of a server
   * @param random spreads waits
   */
  public record Time(Clock clock, Pause pause, Pause wallPause, RandomGenerator random) {}

  /**
   * A stream.
   *
   * @param limits bounds of what is held in memory
   * @param listener is told what happens
   * @throws IOException with a sentence, if a certificate cannot be read
   * @throws IllegalArgumentException with a sentence, if settings do not fit each other
   */
  public EventStream open(
      StreamId stream,
      EventConfiguration event,
      Configuration.Limits limits,
      PipelineListener listener)
      throws IOException {
    Told told = new Told(stream, new EnvelopeReader(Repairs.of(event.sanitizers())), listener);
    return switch (event.reading()) {
      case Reading.Amqp amqp -> amqp(amqp, limits, told);
      case Reading.Kafka kafka -> kafka(kafka, limits, told);
      case Reading.Export export -> export(export, limits, told);
    };
  }

  /** Which stream, how its bodies are read, and who is told. */
  private record Told(StreamId stream, EnvelopeReader envelopes, PipelineListener listener) {}

  private EventStream amqp(Reading.Amqp amqp, Configuration.Limits limits, Told told)
      throws IOException {
    Configuration.Partitions bounds = limits.partitions();
    StateStore positions = positions(amqp);
    HubOptions options = new HubForm(routes).of(amqp, limits);
    HubStream hub =
        HubStream.create(
            told.stream(),
            options,
            new HubStream.Surroundings(
                owner,
                positions,
                new CheckpointPolicy(bounds.checkpointInterval(), bounds.checkpointRecords()),
                told.envelopes(),
                told.listener()),
            new HubTime(time.clock(), time.pause(), time.random()));
    Source source = hub.source();
    if (amqp.migrate()) {
      source = new MigratingSource(source, new OlderPositions(options.where(), positions));
    }
    return new EventStream(source, hub.checkpoints(), true);
  }

  /**
   * A desk for the positions of a hub that is read over AMQP; it connects when first used.
   *
   * @throws IOException with a sentence, if a certificate cannot be read
   * @throws IllegalArgumentException with a sentence, if settings do not fit each other
   */
  public CheckpointDesk desk(StreamId stream, Reading.Amqp amqp, Configuration.Limits limits)
      throws IOException {
    return CheckpointDesk.open(stream, new HubForm(routes).of(amqp, limits), positions(amqp));
  }

  /**
   * A container of Azure Storage.
   *
   * @throws IOException with a sentence, if a certificate cannot be read
   */
  public StateStore container(BlobContainer container) throws IOException {
    return routes.storage(container.login()).states(container.name(), waits());
  }

  private StateStore positions(Reading.Amqp amqp) throws IOException {
    return amqp.positions().isPresent() ? container(amqp.positions().get()) : state;
  }

  private EventStream kafka(Reading.Kafka kafka, Configuration.Limits limits, Told told)
      throws IOException {
    EventConfiguration.Hub hub = kafka.hub();
    KafkaAccess access =
        kafka.plain()
            ? new KafkaAccess.Nobody()
            : switch (hub.login()) {
              case HubLogin.ConnectionString login ->
                  new KafkaAccess.ConnectionString(login.text());
              case HubLogin.Identity login ->
                  new KafkaAccess.Entra(
                      AzureLogin.of(login.identity(), routes.of(login.identity())).credential());
            };
    KafkaOffsets offsets = new KafkaOffsets();
    KafkaSource source =
        new KafkaSource(
            new KafkaOptions(
                told.stream(),
                new KafkaOptions.Line(new KafkaEndpoint(kafka.bootstrap(), !kafka.plain()), access),
                new HubGroup(hub.namespace(), hub.name(), hub.consumerGroup()),
                kafka.receiving().start() == EventConfiguration.Start.LATEST
                    ? KafkaOptions.Start.LATEST
                    : KafkaOptions.Start.EARLIEST,
                Paces.kafka(limits)),
            new KafkaSource.Parts(offsets, told.envelopes(), told.listener()),
            new KafkaSource.Time(time.clock(), time.pause(), time.random()));
    return new EventStream(source, offsets, true);
  }

  private EventStream export(Reading.Export export, Configuration.Limits limits, Told told)
      throws IOException {
    BlobPositions positions = new BlobPositions(state, told.stream().toString());
    Instant since =
        export.initialInterval().map(time.clock().instant()::minus).orElse(Instant.EPOCH);
    ExportSource source =
        new ExportSource(
            new ExportOptions(told.stream(), since, export.interval(), Paces.export(limits)),
            new ExportSource.Parts(
                new StorageAccount(routes.storage(export.account()).service()),
                positions,
                told.envelopes(),
                told.listener()),
            new ExportSource.Time(time.clock(), time.pause()));
    return new EventStream(source, positions, false);
  }

  private BlobWaits waits() {
    return new BlobWaits(BlobWaits.USUAL, time.wallPause(), time.random());
  }
}
