package io.defenderxdr.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.source.kafka.KafkaAccess.Nobody;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker. */
final class KafkaSourceTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static Broker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = Broker.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static Reading reading(String hub) {
    return new Reading(Reading.options(broker.plain(), new Nobody(), hub));
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(LONG).until(condition);
  }

  private static String[] numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
  }

  @Test
  void readsUpToTheEndsAtStartAndGoesOnFromThereTheNextTime() throws Exception {
    broker.hub("once", 3);
    for (int i = 0; i < 30; i++) {
      broker.put("once", i % 3, "{\"records\":[%d, %d]}".formatted(i, 1000 + i));
    }
    Reading first = reading("once");

    first.source().runOnce(first);

    assertThat(first.records)
        .containsExactlyInAnyOrder(
            Stream.concat(Stream.of(numbers(0, 30)), Stream.of(numbers(1000, 1030)))
                .toArray(String[]::new));
    assertThat(first.origins).contains("partition 2, sequence 9, record 2 of 2");
    assertThat(broker.positions("readers-of-once", "once"))
        .isEqualTo(Map.of(0, 10L, 1, 10L, 2, 10L));
    broker.put("once", 1, "new");
    Reading second = reading("once");
    second.source().runOnce(second);
    assertThat(second.records).containsExactly("new");
  }

  @Test
  void aSlowPartitionNeverHoldsBackAnother() throws Exception {
    broker.hub("slow", 2);
    try (Reading reading = reading("slow")) {
      reading.stuck(0, true);
      reading.start();
      byte[] big = "x".repeat(200_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 60; i++) {
        broker.put("slow", 0, big);
      }
      for (int i = 0; i < 500; i++) {
        broker.put("slow", 1, Integer.toString(i));
      }

      until(() -> reading.records.size() == 500);
      until(() -> broker.positions("readers-of-slow", "slow").getOrDefault(1, 0L) == 500);
      assertThat(broker.positions("readers-of-slow", "slow").get(0)).isNull();
      until(
          () ->
              reading.sights.containsKey("0")
                  && reading.sights.get("0").lag() == 60
                  && reading.sights.get("1").lag() == 0);

      reading.stuck(0, false);
      until(() -> reading.records.size() == 560);
    }
    assertThat(broker.positions("readers-of-slow", "slow")).isEqualTo(Map.of(0, 60L, 1, 500L));
  }

  @Test
  void commitsOnlyWhatIsSettledWhenItStops() throws Exception {
    broker.hub("stop", 1);
    try (Reading reading = reading("stop")) {
      broker.put("stop", 0, "a");
      reading.start();
      until(() -> reading.records.contains("a"));
      reading.stuck(0, true);
      broker.put("stop", 0, "b");
      until(() -> reading.sights.containsKey("0") && reading.sights.get("0").last() == 1);
    }
    assertThat(broker.positions("readers-of-stop", "stop")).isEqualTo(Map.of(0, 1L));
    Reading next = reading("stop");
    next.source().runOnce(next);
    assertThat(next.records).containsExactly("b");
  }

  @Test
  void partitionsAreSharedByTheGroupAndALostOneDoesNotCommitWhatWasInHand() throws Exception {
    broker.hub("shared", 4);
    try (Reading one = reading("shared")) {
      IntStream.range(0, 4).forEach(partition -> one.stuck(partition, true));
      one.start();
      for (int i = 0; i < 40; i++) {
        broker.put("shared", i % 4, Integer.toString(i));
      }
      until(() -> one.sights.size() == 4);
      try (Reading two = reading("shared")) {
        two.start();
        until(() -> two.records.size() == 20);
        until(() -> broker.positions("readers-of-shared", "shared").size() == 2);
        assertThat(one.records).isEmpty();
        assertThat(one.degraded).isEmpty();
        IntStream.range(0, 4).forEach(partition -> one.stuck(partition, false));
        until(() -> one.records.size() == 20);
        assertThat(Stream.concat(one.records.stream(), two.records.stream()))
            .containsExactlyInAnyOrder(numbers(0, 40));
      }
      until(() -> one.sights.values().stream().allMatch(sight -> sight.lag() == 0));
      for (int i = 40; i < 60; i++) {
        broker.put("shared", i % 4, Integer.toString(i));
      }
      until(() -> one.records.size() == 40);
    }
  }

  @Test
  void expiredMessagesAreCountedAndReadingGoesOnWithTheOldest() throws Exception {
    broker.hub("expiry", 1);
    broker.put("expiry", 0, "0");
    Reading first = reading("expiry");
    first.source().runOnce(first);
    for (int i = 1; i < 10; i++) {
      broker.put("expiry", 0, Integer.toString(i));
    }
    broker.expire("expiry", 0, 7);

    Reading second = reading("expiry");
    second.source().runOnce(second);

    assertThat(second.records).containsExactly("7", "8", "9");
    assertThat(second.expired).containsExactly("0:6");
  }

  @Test
  void startsBehindTheNewestMessageWhenAskedToButNeverJumpsOverAnythingAgain() throws Exception {
    broker.hub("latest", 1);
    broker.put("latest", 0, "old");
    KafkaOptions usual = Reading.options(broker.plain(), new Nobody(), "latest");
    KafkaOptions latest =
        new KafkaOptions(
            usual.stream(), usual.line(), usual.group(), KafkaOptions.Start.LATEST, usual.pace());
    Reading first = new Reading(latest);
    first.source().runOnce(first);
    assertThat(first.records).isEmpty();
    broker.put("latest", 0, "new");
    Reading second = new Reading(latest);
    second.source().runOnce(second);
    assertThat(second.records).containsExactly("new");
  }

  @Test
  void holdsAtMostTwelveMegabytesOfAPartitionWhenMessagesBecomeLarge() throws Exception {
    broker.hub("large", 1);
    KafkaOptions options = Reading.options(broker.plain(), new Nobody(), "large");
    KafkaOptions usual =
        new KafkaOptions(
            options.stream(), options.line(), options.group(), options.start(), usualPace());
    try (Reading reading = new Reading(usual)) {
      reading.stuck(0, true);
      for (int i = 0; i < 100; i++) {
        broker.put("large", 0, new byte[10_000]);
      }
      for (int i = 0; i < 30; i++) {
        broker.put("large", 0, new byte[1_000_000]);
      }
      reading.start();
      until(() -> broker.bytesSent("large") > 6_000_000);
      int sights = reading.sightings.get();
      until(() -> reading.sightings.get() > sights + 3);
      assertThat(broker.bytesSent("large")).isLessThan(12_000_000);
      reading.stuck(0, false);
      until(() -> broker.positions("readers-of-large", "large").getOrDefault(0, 0L) == 130);
    }
  }

  private static KafkaPace usualPace() {
    KafkaPace usual = KafkaPace.usual();
    return new KafkaPace(
        usual.bytesInHand(),
        usual.fetchBytes(),
        usual.batchRecords(),
        usual.batchBytes(),
        usual.commitMessages(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }

  @Test
  void aHubThatIsNotThereIsNamedInOneSentence() {
    Reading reading = reading("nowhere");

    assertThat(assertThrows(SourceRefusedException.class, () -> reading.source().runOnce(reading)))
        .hasMessage(
            "There is no hub 'nowhere' at %s; set eventhub to the name that the portal shows.",
            broker.plain().address());
  }
}
