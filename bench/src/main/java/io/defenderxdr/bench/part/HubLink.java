package io.defenderxdr.bench.part;

import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.PartitionEvent;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import reactor.core.Disposable;

/** The hub through the SDK, and nothing around it: one connection a partition. */
final class HubLink implements AutoCloseable {

  /** As many messages under way as the collector has. */
  private static final int PREFETCH = 7;

  private final List<EventHubConsumerAsyncClient> clients;
  private final List<String> partitions;

  HubLink(String connectionString) {
    EventHubConsumerAsyncClient first = client(connectionString);
    this.partitions = first.getPartitionIds().toStream().sorted().toList();
    this.clients =
        partitions.stream()
            .map(id -> id.equals(partitions.getFirst()) ? first : client(connectionString))
            .toList();
  }

  private static EventHubConsumerAsyncClient client(String connectionString) {
    return new EventHubClientBuilder()
        .connectionString(connectionString)
        .consumerGroup("$Default")
        .prefetchCount(PREFETCH)
        .buildAsyncConsumerClient();
  }

  int partitions() {
    return partitions.size();
  }

  /** Sequence number of the last message of each partition. */
  List<Long> last() {
    return partitions.stream()
        .map(
            id ->
                java.util.Objects.requireNonNull(
                        clients.getFirst().getPartitionProperties(id).block())
                    .getLastEnqueuedSequenceNumber())
        .toList();
  }

  /**
   * Reads every partition from a sequence number to another, all at the same time.
   *
   * @param from the first of each
   * @param to the last of each
   * @param nanos ends earlier after so long
   * @param each is given the partition's place and its message, by one thread a partition
   */
  void read(List<Long> from, List<Long> to, long nanos, BiConsumer<Integer, PartitionEvent> each)
      throws InterruptedException {
    CountDownLatch open = new CountDownLatch(partitions.size());
    ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
    List<Disposable> links =
        java.util.stream.IntStream.range(0, partitions.size())
            .mapToObj(
                place ->
                    clients
                        .get(place)
                        .receiveFromPartition(
                            partitions.get(place),
                            EventPosition.fromSequenceNumber(from.get(place), true))
                        .takeUntil(event -> event.getData().getSequenceNumber() >= to.get(place))
                        .doFinally(signal -> open.countDown())
                        .subscribe(event -> each.accept(place, event), faults::add))
            .toList();
    boolean whole = open.await(nanos, java.util.concurrent.TimeUnit.NANOSECONDS);
    if (!whole) {
      links.forEach(Disposable::dispose);
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("The hub cannot be read.", faults.peek());
    }
  }

  @Override
  public void close() {
    clients.forEach(EventHubConsumerAsyncClient::close);
  }
}
