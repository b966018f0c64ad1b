package io.defenderxdr.source.event;

import io.defenderxdr.azure.AzureLogin;
import io.defenderxdr.azure.Routes;
import io.defenderxdr.http.ProxyAddress;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.EventConfiguration;
import io.defenderxdr.settings.EventConfiguration.HubLogin;
import io.defenderxdr.settings.EventConfiguration.Reading;
import io.defenderxdr.source.eventhub.BatchLimits;
import io.defenderxdr.source.eventhub.ConnectionText;
import io.defenderxdr.source.eventhub.HubConnection;
import io.defenderxdr.source.eventhub.HubOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a hub is read, from settings.
 *
 * @param routes the way of an identity's requests
 */
record HubForm(Routes routes) {

  private static final Duration SHORTEST_EXPIRY = Duration.ofSeconds(60);
  private static final int ROUNDS_OF_A_LEASE = 6;

  HubOptions of(Reading.Amqp amqp, Configuration.Limits limits) throws IOException {
    EventConfiguration.Hub hub = amqp.hub();
    boolean websocket = amqp.transport() == EventConfiguration.Transport.WEBSOCKET;
    return new HubOptions(
        connection(hub),
        hub.name(),
        hub.consumerGroup(),
        new HubOptions.Line(
            websocket ? HubOptions.Transport.WEBSOCKET : HubOptions.Transport.AMQP,
            websocket ? proxy(hub.way()) : null),
        reading(
            amqp.receiving(),
            new BatchLimits(
                limits.batchCount(), limits.batchBytes(), limits.partitions().bytes())));
  }

  private static HubOptions.Reading reading(
      EventConfiguration.Receiving receiving, BatchLimits limits) {
    Duration round = receiving.updateInterval();
    Duration rounds = round.multipliedBy(ROUNDS_OF_A_LEASE);
    return new HubOptions.Reading(
        receiving.start() == EventConfiguration.Start.LATEST
            ? HubOptions.Start.LATEST
            : HubOptions.Start.EARLIEST,
        round,
        rounds.compareTo(SHORTEST_EXPIRY) > 0 ? rounds : SHORTEST_EXPIRY,
        null,
        limits);
  }

  private HubConnection connection(EventConfiguration.Hub hub) throws IOException {
    return switch (hub.login()) {
      case HubLogin.ConnectionString login ->
          new HubConnection.ByText(ConnectionText.parse(login.text().reveal(), hub.name()));
      case HubLogin.Identity login ->
          new HubConnection.ByIdentity(
              hub.namespace(),
              AzureLogin.of(login.identity(), routes.of(login.identity())).credential());
    };
  }

  private static @Nullable ProxyAddress proxy(Configuration.Way way) {
    return way.proxy().map(proxy -> ProxyAddress.of(URI.create(proxy.reveal()))).orElse(null);
  }
}
