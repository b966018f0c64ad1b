package io.defenderxdr.collector;

import io.defenderxdr.azure.Routes;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.source.graph.AlertOptions;
import io.defenderxdr.source.graph.AlertStream;
import io.defenderxdr.source.rest.QuotaGovernor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Makes the alert stream of a tenant from its settings.
 *
 * @param limits bounds of what is held in memory
 * @param keeping positions and quarantine
 * @param times the time of the run
 */
record AlertSources(Configuration.Limits limits, AlertStream.Keeping keeping, Times times) {

  /** The ways of identities, from their settings. */
  static final Routes ROUTES = identity -> route(identity.way());

  private static final Duration CONNECT = Duration.ofSeconds(10);

  Source source(
      StreamId stream, Configuration.Alert alert, PipelineListener listener, RandomGenerator random)
      throws IOException {
    Configuration.Access access = alert.access();
    HttpCaller caller = new HttpCaller(route(access.way()));
    Duration timeout = alert.polling().page().timeout();
    return AlertStream.create(
        stream,
        options(alert),
        new AlertStream.Line(
            caller,
            new RestTokens(access, alert.requestUrl() + "/.default", timeout)
                .source(caller, times.clock()),
            new QuotaGovernor(
                alert.polling().page().requestsPerMinute(), times.clock(), times.pause())),
        keeping,
        new AlertStream.Time(times.clock(), times.pause(), random),
        listener);
  }

  /** How the servers of a way are reached. */
  static HttpRoute route(Configuration.Way way) throws IOException {
    return new HttpRoute(
        way.proxy().map(proxy -> URI.create(proxy.reveal())).orElse(null),
        ServerTrust.of(way),
        CONNECT);
  }

  private AlertOptions options(Configuration.Alert alert) {
    Configuration.Polling polling = alert.polling();
    return new AlertOptions(
        alert.requestUrl(),
        polling.interval(),
        polling.page().size(),
        polling.page().unknownEnumMembers(),
        polling.page().timeout(),
        new AlertOptions.Reach(
            polling.initialInterval(),
            polling.overlap(),
            polling.sweep().interval(),
            polling.sweep().window()),
        new AlertOptions.Bounds(limits.batchCount(), limits.batchBytes(), limits.seenIds()));
  }
}
