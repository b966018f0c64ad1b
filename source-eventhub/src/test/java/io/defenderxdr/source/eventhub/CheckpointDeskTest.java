package io.defenderxdr.source.eventhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.testkit.FakeClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckpointDeskTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final FakeClock clock = new FakeClock(START);
  private HubWorld world;
  private CheckpointDesk desk;

  @BeforeEach
  void open() throws Exception {
    world = new HubWorld(3, TimeScale.real(Clock.systemUTC()), clock, Duration.ofDays(1));
    desk =
        CheckpointDesk.open(
            Reader.STREAM,
            Reader.options(world.server.connectionString(), Reader.quick()),
            world.store);
    for (int minute = 0; minute < 4; minute++) {
      world.put(3);
      clock.advance(Duration.ofMinutes(1));
    }
  }

  @AfterEach
  void close() {
    desk.close();
    world.close();
  }

  private void keep(MemoryStore store, String name, Map<String, String> facts, String body)
      throws Exception {
    store.write(new Entry(name, facts, body), new Expected.Anything());
  }

  @Test
  void showsOwnerPositionAndLag() throws Exception {
    keep(
        world.store,
        "127.0.0.1/insights/$default/checkpoint/1",
        Map.of("offset", "x", "sequencenumber", "1"),
        "");
    keep(world.store, "127.0.0.1/insights/$default/ownership/1", Map.of("ownerid", "b"), "");
    List<PositionRow> rows = desk.show();
    assertThat(rows).extracting(PositionRow::partition).containsExactly("0", "1", "2");
    assertThat(rows).extracting(PositionRow::owner).containsExactly(null, "b", null);
    assertThat(rows).extracting(PositionRow::lag).containsExactly(4L, 2L, 4L);
    assertThat(rows.get(1).position().sequence()).isEqualTo(1);
    assertThatThrownBy(() -> desk.reset(new ResetTo.Latest()))
        .hasMessage(
            "Partition 1 is read by collector b: stop all collectors of this group first; a lease ends by itself 2 s after its collector died.");
  }

  @Test
  void setsPositionsToTheEarliestTheLatestAndATime() throws Exception {
    assertThat(desk.reset(ResetTo.parse("latest"))).extracting(PositionRow::lag).containsOnly(0L);
    assertThat(desk.reset(ResetTo.parse("earliest"))).extracting(PositionRow::lag).containsOnly(4L);
    assertThat(desk.reset(ResetTo.parse("2026-01-01T00:01:30Z")))
        .extracting(PositionRow::lag)
        .containsOnly(2L);
    world.reader("a", Reader.quick());
    org.awaitility.Awaitility.await()
        .atMost(HubWorld.PATIENCE)
        .until(() -> world.sink.times().size() == 12);
    assertThat(world.sink.times())
        .containsKey("{\"n\":6,\"half\":1}")
        .doesNotContainKey("{\"n\":5,\"half\":1}");
    assertThatThrownBy(() -> ResetTo.parse("yesterday"))
        .hasMessage(
            "'yesterday' is no place to go to: write earliest, latest, or a time such as 2026-01-31T12:00:00Z.");
  }

  @Test
  void takesPositionsOfElasticsInputOverInBothVersionsAndInAnyLetters() throws Exception {
    MemoryStore elastic = new MemoryStore(Clock.systemUTC());
    keep(
        elastic,
        "127.0.0.1/insights/$Default/checkpoint/0",
        Map.of("offset", "", "SequenceNumber", "1"),
        "");
    keep(
        elastic,
        "127.0.0.1/insights/$default/checkpoint/0",
        Map.of("offset", "", "sequencenumber", "3"),
        "");
    keep(
        elastic,
        "127.0.0.1/other/$Default/checkpoint/1",
        Map.of("offset", "", "sequencenumber", "3"),
        "");
    keep(elastic, "0", Map.of(), v1("0", 2));
    keep(elastic, "1", Map.of(), v1("160", 2));
    keep(elastic, "2", Map.of(), v1("-1", 0));
    List<ImportRow> dry = desk.importFrom(elastic, true);
    assertThat(dry).extracting(ImportRow::written).containsExactly(true, true, false);
    assertThat(dry.get(0).source()).isEqualTo("127.0.0.1/insights/$Default/checkpoint/0");
    assertThat(dry.get(0).firstRecord())
        .isEqualTo("sequence 2 of 2026-01-01T00:02:00Z: {\"n\":6,\"half\":1}");
    assertThat(dry.get(2).firstRecord())
        .isEqualTo("sequence 0 of 2026-01-01T00:00:00Z: {\"n\":2,\"half\":1}");
    assertThat(dry.get(2).outcome()).isEqualTo("has no position there, begins as configured");
    assertThat(world.store.writes()).isZero();

    desk.importFrom(elastic, false);
    assertThat(desk.show()).extracting(PositionRow::lag).containsExactly(2L, 1L, 4L);
    assertThat(desk.importFrom(elastic, false))
        .extracting(ImportRow::outcome)
        .startsWith("has a position already, which stays");
  }

  private static String v1(String offset, long sequence) {
    return """
        {"partitionID":"1","epoch":3,"owner":"x","state":"available","token":"t",
         "checkpoint":{"offset":"%s","sequenceNumber":%d,"enqueueTime":"2026-01-01T00:00:00Z"}}"""
        .formatted(offset, sequence);
  }
}
