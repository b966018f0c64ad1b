package io.defenderxdr.simulator.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.simulator.MovableClock;
import io.defenderxdr.simulator.hub.Hub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker in a real process, read by Kafka's own client. */
class KafkaBrokerTest {
  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock();
  private final Hub hub = Hub.empty(Hub.Shape.of("insights", 2), clock, () -> Duration.ofDays(30));

  @Test
  void hasTheHubsMessagesAtTheirPlacesAlsoAfterARestart() throws Exception {
    hub.append(0, bytes("a"), "key");
    clock.move(Duration.ofHours(30));
    hub.append(1, bytes("b"));
    try (KafkaBroker broker = KafkaBroker.start(0, hub, folder)) {
      hub.append(1, bytes("c"));
      broker.drain();
      List<ConsumerRecord<String, String>> messages = read(broker, 3);
      assertThat(messages)
          .extracting(KafkaBrokerTest::shown)
          .containsExactlyInAnyOrder("0/0 key a", "1/0 null b", "1/1 null c");
      assertThat(messages)
          .filteredOn(message -> message.value().equals("b"))
          .allMatch(message -> message.timestamp() == clock.instant().toEpochMilli());
    }
    hub.append(1, bytes("d"));
    try (KafkaBroker broker = KafkaBroker.start(0, hub, folder)) {
      broker.drain();
      assertThat(read(broker, 4))
          .extracting(KafkaBrokerTest::shown)
          .containsExactlyInAnyOrder("0/0 key a", "1/0 null b", "1/1 null c", "1/2 null d");
    }
  }

  @Test
  void saysWhyItDoesNotStart() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> KafkaBroker.start(taken.getLocalPort(), hub, folder))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("the Kafka broker ended; its last words: ")
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }
  }

  private static String shown(ConsumerRecord<String, String> message) {
    return "%d/%d %s %s"
        .formatted(message.partition(), message.offset(), message.key(), message.value());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** All messages up to the ends as they are now, which must be so many. */
  private static List<ConsumerRecord<String, String>> read(KafkaBroker broker, int count) {
    List<ConsumerRecord<String, String>> found = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.address()),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> all =
          List.of(new TopicPartition("insights", 0), new TopicPartition("insights", 1));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long end = consumer.endOffsets(all).values().stream().mapToLong(Long::longValue).sum();
      assertThat(end).isEqualTo(count);
      while (found.size() < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(found::add);
      }
    }
    return found;
  }
}
