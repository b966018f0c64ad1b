package io.defenderxdr.collector;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.source.graph.AlertOptions;
import io.defenderxdr.source.graph.AlertStream;
import io.defenderxdr.source.rest.QuotaGovernor;
import io.defenderxdr.source.token.ClientCertificate;
import io.defenderxdr.source.token.ClientCredentials;
import io.defenderxdr.source.token.ClientProof;
import io.defenderxdr.source.token.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes the alert stream of a tenant from its settings.
 *
 * @param limits bounds of what is held in memory
 * @param keeping positions and quarantine
 * @param times the time of the run
 */
record AlertSources(Configuration.Limits limits, AlertStream.Keeping keeping, Times times) {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  Source source(
      StreamId stream, Configuration.Alert alert, PipelineListener listener, RandomGenerator random)
      throws IOException {
    Configuration.Access access = alert.access();
    HttpCaller caller = new HttpCaller(route(access.way()));
    Duration timeout = alert.polling().page().timeout();
    TokenRequest request =
        new TokenRequest(
            access.tokenUrl(),
            access.clientId(),
            alert.requestUrl() + "/.default",
            access.tokenParameters(),
            timeout);
    return AlertStream.create(
        stream,
        options(alert),
        new AlertStream.Line(
            caller,
            new ClientCredentials(caller, request, proof(access.credentials()), times.clock()),
            new QuotaGovernor(
                alert.polling().page().requestsPerMinute(), times.clock(), times.pause())),
        keeping,
        new AlertStream.Time(times.clock(), times.pause(), random),
        listener);
  }

  /**
   * Reads the saved positions once, so that a broken file is a fault of the start and not of a
   * stream later on.
   *
   * @throws io.defenderxdr.pipeline.StateFolderException if one cannot be read
   */
  void requirePositions(List<Configuration.Tenant> tenants) throws InterruptedException {
    for (Configuration.Tenant tenant : tenants) {
      if (tenant.alert().isPresent()) {
        keeping.checkpoints().read(new StreamId(tenant.name(), "alert"));
      }
    }
  }

  private static HttpRoute route(Configuration.Way way) throws IOException {
    return new HttpRoute(
        way.proxy().map(proxy -> URI.create(proxy.reveal())).orElse(null),
        ServerTrust.of(way),
        CONNECT);
  }

  private static ClientProof proof(Configuration.Credentials credentials) throws IOException {
    return switch (credentials) {
      case Configuration.Credentials.ClientSecret secret ->
          ClientProof.secret(secret.secret().reveal());
      case Configuration.Credentials.ClientCertificate certificate ->
          ClientCertificate.read(certificate.pem());
    };
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
