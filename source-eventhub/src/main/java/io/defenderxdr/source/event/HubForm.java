package io.defenderxdr.source.event;

import io.defenderxdr.azure.AzureLogin;
import io.defenderxdr.azure.Routes;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.EventConfiguration;
import io.defenderxdr.settings.EventConfiguration.HubLogin;
import io.defenderxdr.settings.EventConfiguration.Reading;
import io.defenderxdr.source.eventhub.BatchLimits;
import io.defenderxdr.source.eventhub.ConnectionText;
import io.defenderxdr.source.eventhub.HubConnection;
import io.defenderxdr.source.eventhub.HubOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
  private static final int PROXY_PORT = 80;

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

  private static HubOptions.@Nullable Proxy proxy(Configuration.Way way) {
    if (way.proxy().isEmpty()) {
      return null;
    }
    URI proxy = URI.create(way.proxy().get().reveal());
    int port = proxy.getPort() < 0 ? PROXY_PORT : proxy.getPort();
    String[] user = String.valueOf(proxy.getRawUserInfo()).split(":", 2);
    boolean open = proxy.getRawUserInfo() == null;
    return new HubOptions.Proxy(
        InetSocketAddress.createUnresolved(proxy.getHost(), port),
        open ? null : decoded(user[0]),
        open || user.length < 2 ? null : decoded(user[1]));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
