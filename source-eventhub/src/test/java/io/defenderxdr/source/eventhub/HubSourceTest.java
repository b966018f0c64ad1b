package io.defenderxdr.source.eventhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.simulator.hub.Hub;
import io.defenderxdr.simulator.hub.HubServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The source against a hub that the SDK speaks to. */
class HubSourceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Clock clock = Clock.systemUTC();
  private final Hub hub = Hub.empty(Hub.Shape.of("insights", 4), clock);
  private final MemoryStore store = new MemoryStore(clock);
  private final Sink sink = new Sink();
  private HubServer server;

  @BeforeEach
  void startHub() throws Exception {
    server = HubServer.start(hub);
  }

  @AfterEach
  void stopHub() {
    server.close();
  }

  private Reader reader(String owner) {
    return new Reader(
        owner, Reader.options(server.connectionString(), Reader.quick()), store, sink);
  }

  private void put(int from, int to) {
    for (int i = from; i < to; i++) {
      String body = "{\"records\":[{\"n\":%d,\"half\":1},{\"n\":%d,\"half\":2}]}".formatted(i, i);
      hub.append(i % 4, body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void awaitRecords(int count) {
    await().atMost(PATIENCE).until(() -> sink.times().size() >= count);
  }

  @Test
  void readsEveryRecordOfEveryPartitionOnceAndGoesOnAfterARestart() throws Exception {
    put(0, 200);
    try (Reader reader = reader("a").start()) {
      awaitRecords(400);
      assertThat(reader.ear.degraded).isEmpty();
      await().atMost(PATIENCE).until(() -> reader.ear.caughtUp.get() > 0);
    }
    put(200, 300);
    try (Reader reader = reader("a").start()) {
      awaitRecords(600);
      assertThat(reader.ear.gaps).isEmpty();
    }
    assertThat(sink.times()).hasSize(600).allSatisfy((text, times) -> assertThat(times).isOne());
  }

  @Test
  void namesPlaceAndMessageOfEachRecord() throws Exception {
    put(0, 1);
    try (Reader reader = reader("a").start()) {
      awaitRecords(2);
      assertThat(reader.ear.fetched.get()).isEqualTo(2);
    }
    SourceBatch batch = sink.batches().getFirst();
    Origin origin = batch.records().get(1).origin();
    assertThat(origin.text()).isEqualTo("partition 0, sequence 0, record 2 of 2");
    assertThat(origin.message().eventhub()).isEqualTo("insights");
    assertThat(origin.message().consumerGroup()).isEqualTo("$Default");
    assertThat(origin.sourceTime()).isEqualTo(origin.message().enqueuedAt());
    assertThat(((HubPosition) batch.positionAfter()).sequence()).isZero();
  }

  @Test
  void readsOnceUpToTheLastMessageOfTheStart() throws Exception {
    put(0, 50);
    try (Reader reader = reader("a")) {
      reader.once();
    }
    assertThat(sink.times()).hasSize(100);
    put(50, 60);
    try (Reader reader = reader("a")) {
      reader.once();
      assertThat(reader.ear.caughtUp.get()).isOne();
    }
    assertThat(sink.times()).hasSize(120).allSatisfy((text, times) -> assertThat(times).isOne());
  }
}
