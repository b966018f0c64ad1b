package io.defenderxdr.source.eventhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HubCheckpointsTest {

  private static final HubGroup GROUP = new HubGroup("Ns.Example.net", "Insights", "$Default");
  private static final String NAME = "ns.example.net/insights/$default/checkpoint/0";

  private final FakeClock clock = new FakeClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final MemoryStore store = new MemoryStore(clock);
  private final HubCheckpoints checkpoints = checkpoints();

  private HubCheckpoints checkpoints() {
    return new HubCheckpoints(
        GROUP, store, new CheckpointPolicy(Duration.ofSeconds(10), 100), clock);
  }

  private HubPosition at(long sequence) {
    return new HubPosition(GROUP, "0", "o" + sequence, sequence, clock.instant());
  }

  private Map<String, String> stored() throws Exception {
    return store.read(NAME).orElseThrow().entry().facts();
  }

  @Test
  void writesInTheLayoutOfTheSdks() throws Exception {
    checkpoints.open("0");
    checkpoints.advance(Reader.STREAM, at(7));
    checkpoints.writeAll();
    assertThat(stored())
        .containsEntry("offset", "o7")
        .containsEntry("sequencenumber", "7")
        .containsEntry("enqueuedtime", "2026-01-01T00:00:00Z");
    assertThat(checkpoints().open("0")).contains(at(7));
  }

  @Test
  void writesWhenTimeOrRecordsSaySo() throws Exception {
    checkpoints.open("0");
    checkpoints.advance(Reader.STREAM, at(1));
    checkpoints.count("0", 99);
    checkpoints.writeDue(partition -> true);
    assertThat(store.writes()).isZero();
    checkpoints.count("0", 1);
    checkpoints.writeDue(partition -> true);
    assertThat(store.writes()).isOne();
    checkpoints.advance(Reader.STREAM, at(2));
    checkpoints.writeDue(partition -> true);
    assertThat(store.writes()).isOne();
    clock.advance(Duration.ofSeconds(10));
    checkpoints.writeDue(partition -> false);
    assertThat(store.writes()).as("not ours for sure").isOne();
    checkpoints.writeDue(partition -> true);
    assertThat(store.writes()).isEqualTo(2);
  }

  @Test
  void aLateFormerOwnerDoesNotMoveAPositionBack() throws Exception {
    HubCheckpoints late = checkpoints();
    late.open("0");
    late.advance(Reader.STREAM, at(50));
    checkpoints.open("0");
    checkpoints.advance(Reader.STREAM, at(60));
    checkpoints.writeAll();
    late.writeAll();
    assertThat(stored()).containsEntry("sequencenumber", "60");
    late.advance(Reader.STREAM, at(70));
    late.writeAll();
    assertThat(stored()).as("settled is settled").containsEntry("sequencenumber", "70");
    checkpoints.advance(Reader.STREAM, at(65));
    checkpoints.writeAll();
    assertThat(stored()).containsEntry("sequencenumber", "70");
  }

  @Test
  void neverGoesBackwardsByItself() throws Exception {
    checkpoints.open("0");
    checkpoints.advance(Reader.STREAM, at(9));
    checkpoints.advance(Reader.STREAM, at(8));
    checkpoints.writeAll();
    assertThat(stored()).containsEntry("sequencenumber", "9");
  }

  @Test
  void whatSettlesAfterThePartitionWentMovesNothing() throws Exception {
    checkpoints.open("0");
    checkpoints.close("0");
    checkpoints.advance(Reader.STREAM, at(9));
    checkpoints.writeAll();
    assertThat(store.read(NAME)).isEmpty();
  }

  @Test
  void aRefusedWriteIsTriedAgainAfterTheUsualTime() throws Exception {
    checkpoints.open("0");
    checkpoints.advance(Reader.STREAM, at(9));
    clock.advance(Duration.ofSeconds(10));
    store.mood(MemoryStore.Mood.REFUSES);
    assertThatThrownBy(() -> checkpoints.writeDue(partition -> true))
        .isInstanceOf(StateAwayException.class);
    store.mood(MemoryStore.Mood.WORKS);
    checkpoints.writeDue(partition -> true);
    assertThat(store.writes()).isZero();
    clock.advance(Duration.ofSeconds(10));
    checkpoints.writeDue(partition -> true);
    assertThat(stored()).containsEntry("sequencenumber", "9");
  }

  @Test
  void writesAnewWhatSomebodyRemoved() throws Exception {
    checkpoints.open("0");
    checkpoints.advance(Reader.STREAM, at(9));
    checkpoints.writeAll();
    store.remove(NAME);
    checkpoints.advance(Reader.STREAM, at(10));
    checkpoints.writeAll();
    assertThat(stored()).containsEntry("sequencenumber", "10");
  }

  @Test
  void readsFactsOfOlderSdksInAnyLetters() throws Exception {
    store.write(
        new Entry(NAME, Map.of("SequenceNumber", "17", "Offset", "4711"), ""),
        new Expected.Nothing());
    assertThat(checkpoints.open("0"))
        .contains(new HubPosition(GROUP, "0", "4711", 17, Instant.EPOCH));
  }
}
