package io.defenderxdr.source.eventhub;

import com.azure.core.amqp.AmqpRetryMode;
import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.amqp.AmqpTransportType;
import com.azure.core.amqp.ProxyAuthenticationType;
import com.azure.core.amqp.ProxyOptions;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.PartitionProperties;
import io.defenderxdr.http.ProxyAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The hub over the official SDK. Each partition has a connection of its own, as in the SDK's own
 * processor, so that no link shares the fate of another; questions go over one more.
 */
final class SdkHub implements Hub {

  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final int FEWEST = 1;

  /** A client, which is a connection, and the count it was made with. */
  private record Line(EventHubConsumerAsyncClient client, int prefetch) {}

  private final HubOptions options;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();
  private @Nullable EventHubConsumerAsyncClient asking;

  SdkHub(HubOptions options) {
    this.options = options;
  }

  @Override
  public List<String> partitions() throws HubAwayException, InterruptedException {
    return answer(asking().getEventHubProperties()).getPartitionIds().stream().toList();
  }

  @Override
  public PartitionFacts facts(String partition) throws HubAwayException, InterruptedException {
    PartitionProperties told = answer(asking().getPartitionProperties(partition));
    String offset = told.getLastEnqueuedOffset();
    return new PartitionFacts(
        told.getBeginningSequenceNumber(),
        told.getLastEnqueuedSequenceNumber(),
        offset == null ? "" : offset,
        told.getLastEnqueuedTime());
  }

  private synchronized EventHubConsumerAsyncClient asking() {
    EventHubConsumerAsyncClient there = asking;
    if (there == null) {
      there = client(FEWEST);
      asking = there;
    }
    return there;
  }

  private synchronized void askAnew() {
    EventHubConsumerAsyncClient old = asking;
    asking = null;
    if (old != null) {
      closeLater(old);
    }
  }

  private <T> T answer(Mono<T> question) throws HubAwayException, InterruptedException {
    try {
      return question.toFuture().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      askAnew();
      throw new HubAwayException(
          false,
          "The hub %s of %s does not answer: see that this machine may reach it%s."
              .formatted(options.hub(), options.connection().namespace(), ports()),
          e);
    } catch (ExecutionException | CancellationException e) {
      askAnew();
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LinkFault fault = SdkFaults.of(cause);
      throw new HubAwayException(
          fault instanceof LinkFault.Refused,
          "The hub %s of %s cannot be asked (%s): see that it exists, that this machine may reach it%s and that its key or role is right."
              .formatted(options.hub(), options.connection().namespace(), fault.text(), ports()),
          cause);
    }
  }

  private String ports() {
    return options.line().transport() == HubOptions.Transport.AMQP
        ? " on port 5671, or choose transport: websocket for port 443"
        : " on port 443";
  }

  @Override
  public Link open(LinkRequest request, Inbox inbox) {
    EventHubConsumerAsyncClient client = line(request);
    SdkLink link = new SdkLink(inbox);
    client
        .receiveFromPartition(
            request.partition(), SdkLink.position(request.from()), SdkLink.options(request.mode()))
        .subscribe(link);
    return link;
  }

  private EventHubConsumerAsyncClient line(LinkRequest request) {
    Line there = lines.get(request.partition());
    if (there != null
        && request.mode() != Mode.OWNING_ANEW
        && there.prefetch() == request.prefetch()) {
      return there.client();
    }
    Line line = new Line(client(request.prefetch()), request.prefetch());
    lines.put(request.partition(), line);
    if (there != null) {
      closeLater(there.client());
    }
    return line.client();
  }

  /** Closing may wait for the other side; nobody here waits for it. */
  private static void closeLater(EventHubConsumerAsyncClient client) {
    Thread.ofVirtual().start(client::close);
  }

  private EventHubConsumerAsyncClient client(int prefetch) {
    EventHubClientBuilder builder =
        new EventHubClientBuilder()
            .consumerGroup(options.group())
            .prefetchCount(prefetch)
            .retryOptions(
                new AmqpRetryOptions()
                    .setMode(AmqpRetryMode.FIXED)
                    .setMaxRetries(1)
                    .setDelay(Duration.ofMillis(200))
                    .setTryTimeout(Duration.ofSeconds(10)));
    switch (options.connection()) {
      case HubConnection.ByText(ConnectionText text) ->
          builder.connectionString(text.whole(), options.hub());
      case HubConnection.ByIdentity identity ->
          builder.credential(identity.namespace(), options.hub(), identity.credential());
    }
    if (options.line().transport() == HubOptions.Transport.WEBSOCKET) {
      builder.transportType(AmqpTransportType.AMQP_WEB_SOCKETS);
      proxy(builder, options.line().proxy());
    } else {
      // The environment's HTTPS_PROXY is for WebSocket; the SDK would refuse AMQP with it.
      builder.transportType(AmqpTransportType.AMQP).proxyOptions(ProxyOptions.SYSTEM_DEFAULTS);
    }
    return builder.buildAsyncConsumerClient();
  }

  private static void proxy(EventHubClientBuilder builder, @Nullable ProxyAddress proxy) {
    if (proxy != null) {
      boolean open = proxy.user().isEmpty();
      builder.proxyOptions(
          new ProxyOptions(
              open ? ProxyAuthenticationType.NONE : ProxyAuthenticationType.BASIC,
              new Proxy(
                  Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())),
              open ? null : proxy.user(),
              open ? null : proxy.password()));
    }
  }

  @Override
  public void close() {
    lines.values().forEach(line -> closeLater(line.client()));
    lines.clear();
    askAnew();
  }
}
