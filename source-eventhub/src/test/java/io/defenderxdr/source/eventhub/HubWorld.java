package io.defenderxdr.source.eventhub;

import static org.awaitility.Awaitility.await;

import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.fault.FaultBoard;
import io.defenderxdr.simulator.hub.Gate;
import io.defenderxdr.simulator.hub.Hub;
import io.defenderxdr.simulator.hub.HubServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A hub, its server with faults, a store and readers of them. */
final class HubWorld implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  final TimeScale scale;
  final FaultBoard faults = new FaultBoard();
  final Hub hub;
  final HubServer server;
  final MemoryStore store;
  final Sink sink = new Sink();
  private final List<Reader> readers = new ArrayList<>();
  private int next;

  HubWorld(int partitions, TimeScale scale) throws IOException {
    this(partitions, scale, Clock.systemUTC(), Duration.ofDays(1));
  }

  HubWorld(int partitions, TimeScale scale, Clock hubClock, Duration retention) throws IOException {
    this.scale = scale;
    this.hub = Hub.empty(Hub.Shape.of("insights", partitions), hubClock, () -> retention);
    this.server =
        HubServer.start(
            0,
            hub,
            new HubServer.Terms(
                Gate.of("listen", "c2VjcmV0LW9mLXRoZS1odWI="), faults, Clock.systemUTC()));
    this.store = new MemoryStore(scale.clock());
  }

  Reader reader(String owner, HubOptions.Reading reading) {
    return reader(owner, reading, store, sink);
  }

  Reader reader(String owner, HubOptions.Reading reading, StateStore own, Sink to) {
    Reader reader =
        new Reader(owner, Reader.options(server.connectionString(), reading), own, to, scale);
    readers.add(reader);
    return reader.start();
  }

  /** Puts so many messages of two records each, over all partitions in turn. */
  void put(int messages) {
    for (int i = 0; i < messages; i++) {
      put(next % hub.partitions().size(), next++);
    }
  }

  void put(int partition, int number) {
    String body =
        "{\"records\":[{\"n\":%d,\"half\":1},{\"n\":%d,\"half\":2}]}".formatted(number, number);
    hub.append(partition, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits until all records that were put are settled. */
  void awaitAll() {
    await().atMost(PATIENCE).until(() -> sink.times().size() >= 2 * next);
  }

  int records() {
    return 2 * next;
  }

  void fault(Fault fault, String value) {
    faults.set(fault, value);
  }

  @Override
  public void close() {
    readers.forEach(Reader::close);
    server.close();
  }
}
