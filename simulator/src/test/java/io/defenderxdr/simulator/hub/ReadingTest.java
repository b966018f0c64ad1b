package io.defenderxdr.simulator.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.EventHubProperties;
import com.azure.messaging.eventhubs.PartitionProperties;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.ReceiveOptions;
import io.defenderxdr.simulator.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Microsoft's library reads from the hub, and how readers drive each other away. */
class ReadingTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final MovableClock clock = new MovableClock();
  private final Hub hub = Hub.empty(Hub.Shape.of("insights", 4), clock, () -> Duration.ofHours(1));
  private final List<SdkReader> readers = new ArrayList<>();
  private HubServer server;

  @BeforeEach
  void start() throws Exception {
    server = HubServer.start(hub);
  }

  @AfterEach
  void stop() {
    readers.forEach(SdkReader::close);
    server.close();
  }

  @Test
  void everyMessageComesOnceInOrderWithItsAnnotations() {
    put(1, 500);
    hub.append(1, "keyed".getBytes(StandardCharsets.UTF_8), "device-7");

    SdkReader reader = read(1, EventPosition.earliest());
    await().atMost(PATIENCE).until(() -> reader.events().size() >= 501);
    hub.append(1, "late".getBytes(StandardCharsets.UTF_8));
    await().atMost(PATIENCE).until(() -> reader.events().size() >= 502);

    for (int number = 0; number < 500; number++) {
      EventData event = reader.events().get(number);
      assertThat(event.getSequenceNumber()).isEqualTo(number);
      assertThat(event.getBodyAsString()).isEqualTo("message " + number);
      assertThat(event.getPartitionKey()).isNull();
    }
    EventData keyed = reader.events().get(500);
    assertThat(keyed.getPartitionKey()).isEqualTo("device-7");
    assertThat(keyed.getEnqueuedTime()).isEqualTo(clock.instant());
    assertThat(keyed.getOffsetString()).isEqualTo(Offsets.of(500));
    assertThat(reader.bodies()).endsWith("late").hasSize(502);
    assertThat(reader.failure()).isNull();
  }

  @Test
  void oneMessageMayBeAMegabyte() {
    byte[] big = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
    for (int number = 0; number < 20; number++) {
      hub.append(0, big);
    }

    SdkReader reader = read(0, EventPosition.earliest());

    await().atMost(PATIENCE).until(() -> reader.events().size() == 20);
    assertThat(reader.events()).allSatisfy(event -> assertThat(event.getBody()).isEqualTo(big));
  }

  @ParameterizedTest
  @CsvSource({
    "offset, , 5",
    "sequence, false, 5",
    "sequence, true, 4",
    "time, , 5",
    "before, , 0",
    "behind, , 10"
  })
  void aReaderBeginsWhereItWants(String by, Boolean inclusive, int first) {
    Instant middle = clock.instant();
    for (int number = 0; number < 10; number++) {
      middle = number == 5 ? clock.instant() : middle;
      put(0, 1);
      clock.move(Duration.ofSeconds(1));
    }

    EventPosition from =
        switch (by) {
          case "offset" -> EventPosition.fromOffsetString(Offsets.of(4));
          case "sequence" -> EventPosition.fromSequenceNumber(4, inclusive);
          case "time" -> EventPosition.fromEnqueuedTime(middle.minusMillis(1));
          case "before" -> EventPosition.fromEnqueuedTime(Instant.EPOCH);
          default -> EventPosition.fromSequenceNumber(9);
        };
    SdkReader reader = read(0, from);
    await().atMost(PATIENCE).until(() -> reader.events().size() == 10 - first || first == 10);
    if (first == 10) {
      put(0, 1);
      await().atMost(PATIENCE).until(() -> !reader.events().isEmpty());
    }

    assertThat(reader.events().getFirst().getSequenceNumber()).isEqualTo(first);
  }

  @Test
  void theLatestIsWhatComesLater() {
    put(2, 10);
    SdkReader reader = read(2, EventPosition.latest());
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              put(2, 1);
              return !reader.events().isEmpty();
            });

    assertThat(reader.events().getFirst().getSequenceNumber()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void tellsAboutItselfAndItsPartitions() {
    put(3, 7);
    try (EventHubConsumerAsyncClient client =
        SdkReader.client(server.connectionString(), "$Default")) {
      EventHubProperties about = client.getEventHubProperties().block(PATIENCE);
      PartitionProperties third = client.getPartitionProperties("3").block(PATIENCE);
      PartitionProperties empty = client.getPartitionProperties("0").block(PATIENCE);

      assertThat(about.getName()).isEqualTo("insights");
      assertThat(about.getPartitionIds()).containsExactly("0", "1", "2", "3");
      assertThat(third.getBeginningSequenceNumber()).isZero();
      assertThat(third.getLastEnqueuedSequenceNumber()).isEqualTo(6);
      assertThat(third.getLastEnqueuedOffset()).isEqualTo(Offsets.of(6));
      assertThat(third.getLastEnqueuedTime()).isEqualTo(clock.instant());
      assertThat(third.isEmpty()).isFalse();
      assertThat(empty.isEmpty()).isTrue();
      assertThat(empty.getLastEnqueuedSequenceNumber()).isEqualTo(-1);
    }
  }

  @Test
  void whatIsTooOldIsGoneAndAReaderBeginsBehindIt() {
    put(0, 2_000);
    clock.move(Duration.ofMinutes(59));
    put(0, 100);
    clock.move(Duration.ofMinutes(2));

    SdkReader reader = read(0, EventPosition.fromSequenceNumber(3));

    await().atMost(PATIENCE).until(() -> reader.events().size() == 100);
    assertThat(reader.events().getFirst().getSequenceNumber()).isEqualTo(2_000);
    assertThat(hub.partitions().getFirst().first()).isEqualTo(2_000);
  }

  @Test
  void anEqualOrHigherEpochTakesTheLinkAndALowerOneIsRefused() {
    put(0, 1);
    SdkReader first = read(0, EventPosition.earliest(), 1L);
    await().atMost(PATIENCE).until(() -> !first.events().isEmpty());

    SdkReader equal = read(0, EventPosition.earliest(), 1L);
    await().atMost(PATIENCE).until(() -> !equal.events().isEmpty());
    SdkReader lower = read(0, EventPosition.earliest(), 0L);
    SdkReader none = read(0, EventPosition.earliest());

    assertThat(condition(first)).isEqualTo(AmqpErrorCondition.LINK_STOLEN);
    assertThat(condition(lower)).isEqualTo(AmqpErrorCondition.LINK_STOLEN);
    assertThat(condition(none)).isEqualTo(AmqpErrorCondition.LINK_STOLEN);
    put(0, 1);
    await().atMost(PATIENCE).until(() -> equal.events().size() == 2);
    assertThat(equal.failure()).isNull();
  }

  @Test
  void fiveMayReadBesideEachOtherAndNoMore() {
    put(0, 1);
    for (int number = 0; number < 5; number++) {
      SdkReader reader = read(0, EventPosition.earliest());
      await().atMost(PATIENCE).until(() -> !reader.events().isEmpty());
    }

    SdkReader sixth = read(0, EventPosition.earliest());

    assertThat(condition(sixth)).isEqualTo(AmqpErrorCondition.RESOURCE_LIMIT_EXCEEDED);
  }

  private SdkReader read(int partition, EventPosition from) {
    SdkReader reader = new SdkReader(server, partition, from);
    readers.add(reader);
    return reader;
  }

  private SdkReader read(int partition, EventPosition from, long epoch) {
    ReceiveOptions options = new ReceiveOptions().setOwnerLevel(epoch);
    SdkReader reader = new SdkReader(server, partition, from, options);
    readers.add(reader);
    return reader;
  }

  private static AmqpErrorCondition condition(SdkReader reader) {
    await().atMost(PATIENCE).until(() -> reader.failure() != null);
    assertThat(reader.failure()).isInstanceOf(AmqpException.class);
    return ((AmqpException) reader.failure()).getErrorCondition();
  }

  private void put(int partition, int count) {
    for (int number = 0; number < count; number++) {
      long next = hub.partitions().get(partition).next();
      hub.append(partition, ("message " + next).getBytes(StandardCharsets.UTF_8));
    }
  }
}
