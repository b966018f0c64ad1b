package io.defenderxdr.source.eventhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.defenderxdr.event.HubPosition;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.simulator.hub.Hub;
import io.defenderxdr.simulator.hub.HubServer;
import io.defenderxdr.source.envelope.EnvelopeReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** Large messages on many partitions; the tests of this module run in a heap of 512 MB. */
class HubMemoryTest {

  private static final int PARTITIONS = 32;
  private static final int EACH = 50;

  private final Clock clock = Clock.systemUTC();
  private final Hub hub = Hub.empty(Hub.Shape.of("insights", PARTITIONS), clock);
  private final CountDownLatch allWait = new CountDownLatch(1);
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final LongAdder records = new LongAdder();

  @Test
  void readsMessagesOf148KilobytesOn32PartitionsInAHeapOf512Megabytes() throws Exception {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(512L << 20);
    byte[] body = body();
    for (int i = 0; i < PARTITIONS * EACH; i++) {
      hub.append(i % PARTITIONS, body);
    }
    try (HubServer server = HubServer.start(hub)) {
      HubStream stream = stream(server);
      Thread thread = Thread.ofPlatform().daemon().start(() -> run(stream));
      await().atMost(Duration.ofMinutes(2)).until(() -> waiting.size() == PARTITIONS);
      allWait.countDown();
      await().atMost(Duration.ofMinutes(2)).until(() -> records.sum() == 2L * PARTITIONS * EACH);
      thread.interrupt();
      thread.join(20_000);
    }
  }

  private HubStream stream(HubServer server) {
    return HubStream.create(
        Reader.STREAM,
        Reader.options(
            server.connectionString(), HubOptions.Reading.usual(new BatchLimits(1000, 2_000_000))),
        new HubStream.Surroundings(
            "a",
            new MemoryStore(clock),
            new CheckpointPolicy(Duration.ofSeconds(10), 20_000),
            new EnvelopeReader(List.of()),
            new Ear()),
        new HubTime(clock, TimeScale.real(clock).pause(), new Random(1)));
  }

  /** Nothing settles before every partition has all it can hold. */
  private void run(HubStream stream) {
    try {
      stream
          .source()
          .run(
              batch -> {
                waiting.add(((HubPosition) batch.positionAfter()).partition());
                allWait.await();
                records.add(batch.records().size());
                stream.checkpoints().advance(batch.stream(), batch.positionAfter());
                return Settlement.NONE;
              });
    } catch (InterruptedException e) {
      // The test is over.
    }
  }

  private static byte[] body() {
    String filler = "x".repeat(74_000 - 20);
    return "{\"records\":[{\"a\":\"%s\"},{\"b\":\"%s\"}]}"
        .formatted(filler, filler)
        .getBytes(StandardCharsets.UTF_8);
  }
}
