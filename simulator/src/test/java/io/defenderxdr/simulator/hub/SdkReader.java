package io.defenderxdr.simulator.hub;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.ReceiveOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.Disposable;

/** Reads one partition with Microsoft's library, which tries once and then says what was wrong. */
final class SdkReader implements AutoCloseable {
  private final EventHubConsumerAsyncClient client;
  private final Disposable reading;
  private final List<EventData> events = new CopyOnWriteArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicBoolean ended = new AtomicBoolean();

  SdkReader(String connectionString, int partition, EventPosition from, ReceiveOptions options) {
    this.client = client(connectionString, EventHubClientBuilder.DEFAULT_CONSUMER_GROUP_NAME);
    this.reading =
        client
            .receiveFromPartition(String.valueOf(partition), from, options)
            .subscribe(event -> events.add(event.getData()), failure::set, () -> ended.set(true));
  }

  SdkReader(HubServer server, int partition, EventPosition from, ReceiveOptions options) {
    this(server.connectionString(), partition, from, options);
  }

  SdkReader(HubServer server, int partition, EventPosition from) {
    this(server.connectionString(), partition, from);
  }

  SdkReader(String connectionString, int partition, EventPosition from) {
    this(connectionString, partition, from, new ReceiveOptions());
  }

  static EventHubConsumerAsyncClient client(String connectionString, String group) {
    return new EventHubClientBuilder()
        .connectionString(connectionString)
        .consumerGroup(group)
        .prefetchCount(100)
        .retryOptions(new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(Duration.ofSeconds(30)))
        .buildAsyncConsumerClient();
  }

  List<EventData> events() {
    return events;
  }

  List<String> bodies() {
    return events.stream().map(EventData::getBodyAsString).toList();
  }

  /** Whether it came to its end without a failure. */
  boolean ended() {
    return ended.get();
  }

  Throwable failure() {
    return failure.get();
  }

  @Override
  public void close() {
    reading.dispose();
    client.close();
  }
}
