package io.defenderxdr.simulator.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.defenderxdr.simulator.MovableClock;
import io.defenderxdr.simulator.fault.FaultBoard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire, without a library between. */
class BareAmqpTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String ALL = "amqp.annotation.x-opt-offset > '-1'";
  private static final String READ = "insights/ConsumerGroups/$Default/Partitions/0";

  private final MovableClock wall = new MovableClock();
  private final Hub hub =
      Hub.empty(
          new Hub.Shape("insights", 2, Set.of("$Default", "xdr")), wall, () -> Duration.ofDays(1));
  private HubServer server;
  private BareAmqp client;

  @BeforeEach
  void start() throws Exception {
    Gate gate = Gate.of("listen", "c2VjcmV0");
    server = HubServer.start(0, hub, new HubServer.Terms(gate, new FaultBoard(), wall));
    client = new BareAmqp().connect(server.port(), "listen", "c2VjcmV0");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void noMoreComesThanThereIsCreditFor() {
    for (int number = 0; number < 100; number++) {
      hub.append(0, ("m" + number).getBytes(StandardCharsets.UTF_8));
    }
    BareAmqp.Link link = client.read(READ, ALL, 7);
    await().atMost(PATIENCE).until(() -> link.messages.size() == 7);
    BareAmqp.Link other = client.read("insights/ConsumerGroups/XDR/Partitions/0", ALL, 50);
    await().atMost(PATIENCE).until(() -> other.messages.size() == 50);
    assertThat(link.messages).hasSize(7);

    client.flow(link, 5);

    await().atMost(PATIENCE).until(() -> link.messages.size() == 12);
    assertThat(link.messages.stream().map(BareAmqpTest::body)).endsWith("m10", "m11");
  }

  @ParameterizedTest
  @CsvSource({
    "amqp.annotation.x-opt-sequence-number >= '3', m3",
    "amqp.annotation.x-opt-sequence-number > '3', m4",
    "amqp.annotation.x-opt-offset >= '4294970848', m3",
    "amqp.annotation.x-opt-offset > '4294970848', m4",
    "amqp.annotation.x-opt-offset > '4294970849', m4"
  })
  void aFilterSaysWhereToBegin(String selector, String first) {
    for (int number = 0; number < 10; number++) {
      hub.append(0, ("m" + number).getBytes(StandardCharsets.UTF_8));
    }

    BareAmqp.Link link = client.read(READ, selector, 1);

    await().atMost(PATIENCE).until(() -> link.messages.size() == 1);
    assertThat(body(link.messages.getFirst())).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "insights/ConsumerGroups/nobody/Partitions/0, not-found",
    "another/ConsumerGroups/$Default/Partitions/0, not-found",
    "insights/ConsumerGroups/$Default/Partitions/2, argument-out-of-range",
    "insights, not-found"
  })
  void whatIsNotThereIsRefused(String address, String condition) {
    BareAmqp.Link link = client.read(address, ALL, 1);

    assertThat(link.ended).succeedsWithin(PATIENCE).asString().contains(condition);
  }

  @Test
  void aFilterThatNobodyKnowsIsRefused() {
    BareAmqp.Link link = client.read(READ, "color = 'blue'", 1);

    assertThat(link.ended).succeedsWithin(PATIENCE).asString().contains("argument-error");
  }

  @Test
  void aWrongKeyIsTurnedAwayAtTheDoor() {
    try (BareAmqp other = new BareAmqp()) {
      assertThatThrownBy(() -> other.connect(server.port(), "listen", "b3RoZXI="))
          .hasMessageContaining("authenticat");
    }
  }

  @Test
  void aConnectionThatReadsNothingIsEndedAfterAWhile() {
    wall.move(Duration.ofMinutes(6));

    assertThat(client.lost()).succeedsWithin(PATIENCE).asString().contains("inactive");
  }

  private static String body(Message message) {
    return new String(((Data) message.getBody()).getValue().getArray(), StandardCharsets.UTF_8);
  }
}
