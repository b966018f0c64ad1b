package io.defenderxdr.collector;

import io.defenderxdr.checkpoint.LeaseTimes;
import io.defenderxdr.checkpoint.LeasedSource;
import io.defenderxdr.checkpoint.Leases;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.Mappings;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.mapping.event.step.Places;
import io.defenderxdr.mapping.places.MaxMindPlaces;
import io.defenderxdr.metrics.Meters;
import io.defenderxdr.pipeline.Checkpoints;
import io.defenderxdr.pipeline.Delivery;
import io.defenderxdr.pipeline.Mapping;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.StreamPipeline;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.EventConfiguration;
import io.defenderxdr.source.event.EventStream;
import io.defenderxdr.source.event.EventStreams;
import io.defenderxdr.source.graph.AlertStream;
import io.defenderxdr.status.Part;
import io.defenderxdr.status.StatusBoard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes each stream of the settings: source, mapping, pipeline, thread. */
final class StreamMaker {

  private static final Logger LOG = LoggerFactory.getLogger(StreamMaker.class);

  private final Configuration configuration;
  private final Times times;
  private final Watched watched;
  private final Ends ends;
  private final RandomGenerator random;

  /** Where streams are seen. */
  record Watched(StatusBoard board, Meters meters) {}

  /**
   * Where batches end.
   *
   * @param delivery into the store
   * @param state where positions are kept
   * @param owner our name among collectors
   */
  record Ends(Delivery delivery, OpenState state, String owner) {}

  StreamMaker(
      Configuration configuration,
      Times times,
      Watched watched,
      Ends ends,
      RandomGenerator random) {
    this.configuration = configuration;
    this.times = times;
    this.watched = watched;
    this.ends = ends;
    this.random = random;
  }

  /**
   * All streams, not yet started.
   *
   * @param once whether each catches up and ends
   * @throws IOException with a sentence, if a certificate cannot be read
   */
  List<StreamThread> all(boolean once) throws IOException {
    List<StreamThread> streams = new ArrayList<>();
    for (Configuration.Tenant tenant : configuration.tenants()) {
      if (tenant.alert().isPresent()) {
        streams.add(alert(tenant, tenant.alert().get(), once));
      }
      if (tenant.event().isPresent()) {
        streams.add(event(tenant, tenant.event().get(), once));
      }
    }
    return streams;
  }

  private StreamThread alert(Configuration.Tenant tenant, Configuration.Alert alert, boolean once)
      throws IOException {
    StreamId stream = new StreamId(tenant.name(), "alert");
    AlertSources sources =
        new AlertSources(
            configuration.limits(),
            new AlertStream.Keeping(ends.state().checkpoints(), ends.state().quarantine()),
            times);
    Source source = sources.source(stream, alert, watched.board(), random);
    Mapping mapping =
        Mappings.forStream(
            stream,
            form(tenant, alert.access().tenantId(), alert.documents()),
            Places.NONE,
            times.clock());
    watched.meters().add(stream);
    return thread(alone(source), mapping, ends.state().checkpoints(), once);
  }

  private StreamThread event(Configuration.Tenant tenant, EventConfiguration event, boolean once)
      throws IOException {
    StreamId stream = new StreamId(tenant.name(), "event");
    EventStream events =
        new EventStreams(
                ends.owner(),
                ends.state().store(),
                AlertSources.ROUTES,
                new EventStreams.Time(times.clock(), times.pause(), times.wallPause(), random))
            .open(stream, event, configuration.limits(), watched.board());
    Configuration.Geoip files = configuration.geoip();
    EventMapping mapping =
        new EventMapping(
            form(tenant, event.tenantId(), event.documents()),
            MaxMindPlaces.of(files.city(), files.asn(), times.clock(), LOG::warn),
            times.clock());
    watched.board().watches(stream, mapping);
    watched.meters().add(stream, mapping);
    Source source = events.shared() ? events.source() : alone(events.source());
    return thread(source, mapping, events.checkpoints(), once);
  }

  private static MappingOptions form(
      Configuration.Tenant tenant, String tenantId, Configuration.DocumentForm documents) {
    return new MappingOptions(
        tenant.namespace(), tenantId, documents.tags(), false, true, UserProcessors.of(documents));
  }

  /** One collector at a time reads what cannot be shared. */
  private Source alone(Source source) {
    if (!ends.state().shared()) {
      return source;
    }
    LeaseTimes leases = new LeaseTimes(LeaseTimes.USUAL, times.clock(), times.pause());
    return new LeasedSource(
        source,
        new Leases(
            ends.state().store(),
            ends.owner(),
            leases,
            new LoggedTrouble(watched.board().of(Part.STATE))));
  }

  private StreamThread thread(
      Source source, Mapping mapping, Checkpoints checkpoints, boolean once) {
    StreamPipeline pipeline =
        new StreamPipeline(mapping, ends.delivery(), checkpoints, watched.board());
    return new StreamThread(source, pipeline, watched.board(), times.pause(), once);
  }
}
