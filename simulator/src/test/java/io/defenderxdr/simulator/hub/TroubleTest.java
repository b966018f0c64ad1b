package io.defenderxdr.simulator.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.models.EventPosition;
import io.defenderxdr.simulator.MovableClock;
import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.fault.FaultBoard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each fault of the hub does to Microsoft's library. */
class TroubleTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final FaultBoard board = new FaultBoard();
  private final MovableClock wall = new MovableClock();
  private final Hub hub =
      Hub.empty(
          Hub.Shape.of("insights", 2), wall, () -> board.span(Fault.RETENTION, Duration.ofDays(1)));
  private final List<SdkReader> readers = new ArrayList<>();
  private HubServer server;

  @BeforeEach
  void start() throws Exception {
    Gate gate = Gate.of("listen", "c2VjcmV0==");
    server = HubServer.start(0, hub, new HubServer.Terms(gate, board, wall));
  }

  @AfterEach
  void stop() {
    readers.forEach(SdkReader::close);
    server.close();
  }

  @Test
  void detachBreaksAllLinksOnceAndNewOnesHold() {
    SdkReader zero = reading(0);
    SdkReader one = reading(1);

    board.set(Fault.DETACH, "all");

    assertThat(condition(zero)).isEqualTo(AmqpErrorCondition.LINK_DETACH_FORCED);
    assertThat(condition(one)).isEqualTo(AmqpErrorCondition.LINK_DETACH_FORCED);
    assertThat(board.has(Fault.DETACH)).isFalse();
    assertThat(reading(0).failure()).isNull();
  }

  @Test
  void detachOfOnePartitionLeavesTheOthersAlone() {
    SdkReader zero = reading(0);
    SdkReader one = reading(1);

    board.set(Fault.DETACH, "1");

    assertThat(condition(one)).isEqualTo(AmqpErrorCondition.LINK_DETACH_FORCED);
    more(zero, 0);
    assertThat(zero.failure()).isNull();
  }

  @Test
  void anIdlePartitionSendsNothingMoreOnTheLinksThatAreThereButOnNewOnes() {
    SdkReader zero = reading(0);
    SdkReader one = reading(1);
    int before = zero.events().size();

    board.set(Fault.IDLE, "0");
    await().atMost(PATIENCE).until(() -> isSilent(zero));
    more(one, 1);
    SdkReader fresh = reading(0);

    assertThat(fresh.events()).hasSizeGreaterThan(before);
    int silent = zero.events().size();
    hub.append(0, "again".getBytes(StandardCharsets.UTF_8));
    board.clear(Fault.IDLE);
    await().atMost(PATIENCE).until(() -> zero.events().size() == hub.partitions().get(0).next());
    assertThat(silent).isLessThan(zero.events().size());
    assertThat(zero.failure()).isNull();
  }

  @Test
  void busyEndsLinksAndTurnsEveryOtherNewcomerAway() {
    SdkReader zero = reading(0);

    board.set(Fault.SERVER_BUSY, "");

    assertThat(condition(zero)).isEqualTo(AmqpErrorCondition.SERVER_BUSY_ERROR);
    SdkReader first = read(0);
    assertThat(condition(first)).isEqualTo(AmqpErrorCondition.SERVER_BUSY_ERROR);
    assertThat(reading(0).failure()).isNull();
  }

  @Test
  void aLinkWhoseTokenHasRunOutEnds() {
    SdkReader zero = reading(0);
    board.set(Fault.TOKEN_EXPIRY, "60s");
    wall.move(Duration.ofSeconds(59));
    more(zero, 0);
    assertThat(zero.failure()).isNull();

    wall.move(Duration.ofSeconds(2));

    assertThat(condition(zero)).isEqualTo(AmqpErrorCondition.UNAUTHORIZED_ACCESS);
    assertThat(zero.failure()).hasMessageContaining("ExpiredToken");
    assertThat(reading(0).failure()).isNull();
  }

  @Test
  void aCutConnectionIsNoticedAndANewOneReads() {
    SdkReader zero = reading(0);

    board.set(Fault.CONNECTION_DROP, "");

    // The library ends the stream without an error when its connection is gone.
    await().atMost(PATIENCE).until(() -> zero.ended() || zero.failure() != null);
    assertThat(board.has(Fault.CONNECTION_DROP)).isFalse();
    assertThat(reading(0).failure()).isNull();
  }

  @Test
  void aShortRetentionMovesTheBeginning() {
    hub.append(0, "old".getBytes(StandardCharsets.UTF_8));
    wall.move(Duration.ofSeconds(30));
    assertThat(hub.partitions().getFirst().first()).isZero();

    board.set(Fault.RETENTION, "20s");

    assertThat(hub.partitions().getFirst().first()).isEqualTo(1);
  }

  @Test
  void aSlowHubSendsOneMessageInATime() {
    SdkReader zero = reading(0);
    board.set(Fault.HUB_SLOW, "10s");
    int before = zero.events().size();
    hub.append(0, "one".getBytes(StandardCharsets.UTF_8));
    hub.append(0, "two".getBytes(StandardCharsets.UTF_8));

    wall.move(Duration.ofSeconds(11));
    await().atMost(PATIENCE).until(() -> zero.events().size() == before + 1);
    wall.move(Duration.ofSeconds(9));
    await()
        .during(Duration.ofMillis(300))
        .atMost(PATIENCE)
        .until(() -> zero.events().size() == before + 1);
    wall.move(Duration.ofSeconds(2));
    await().atMost(PATIENCE).until(() -> zero.events().size() == before + 2);
  }

  @Test
  void aLinkThatGetsNothingEndsAfterAWhile() {
    SdkReader zero = reading(0);

    wall.move(Duration.ofMinutes(31));

    assertThat(condition(zero)).isEqualTo(AmqpErrorCondition.LINK_DETACH_FORCED);
    assertThat(zero.failure()).hasMessageContaining("IdleTimerExpired");
  }

  @Test
  void aWrongKeyOpensNothing() {
    String wrong = server.connectionString().replace("c2VjcmV0==", "b3RoZXI=");
    SdkReader reader = new SdkReader(wrong, 0, EventPosition.earliest());
    readers.add(reader);

    assertThat(condition(reader)).isEqualTo(AmqpErrorCondition.UNAUTHORIZED_ACCESS);
  }

  /** A reader that has read something. */
  private SdkReader reading(int partition) {
    hub.append(partition, "more".getBytes(StandardCharsets.UTF_8));
    SdkReader reader = read(partition);
    await().atMost(PATIENCE).until(() -> !reader.events().isEmpty() || reader.failure() != null);
    return reader;
  }

  private SdkReader read(int partition) {
    SdkReader reader = new SdkReader(server, partition, EventPosition.earliest());
    readers.add(reader);
    return reader;
  }

  private void more(SdkReader reader, int partition) {
    int before = reader.events().size();
    hub.append(partition, "more".getBytes(StandardCharsets.UTF_8));
    await().atMost(PATIENCE).until(() -> reader.events().size() > before);
  }

  /** Whether a message that is there does not come. */
  private boolean isSilent(SdkReader reader) {
    hub.append(0, "unheard".getBytes(StandardCharsets.UTF_8));
    int before = reader.events().size();
    await().pollDelay(Duration.ofMillis(200)).until(() -> true);
    return reader.events().size() == before;
  }

  private static AmqpErrorCondition condition(SdkReader reader) {
    await().atMost(PATIENCE).until(() -> reader.failure() != null);
    assertThat(reader.failure()).isInstanceOf(AmqpException.class);
    return ((AmqpException) reader.failure()).getErrorCondition();
  }
}
