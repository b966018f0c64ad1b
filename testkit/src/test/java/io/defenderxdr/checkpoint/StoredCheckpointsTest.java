package io.defenderxdr.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.Position;
import io.defenderxdr.event.SteppedOver;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.StateFolderException;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.FakePause;
import io.defenderxdr.testkit.FakeStateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredCheckpointsTest {

  private static final StreamId STREAM = new StreamId("contoso", "alert");
  private static final TimePosition POSITION =
      new TimePosition(
          Ticks.parse("2024-01-01T00:00:00.1234567Z"),
          Map.of(new DocumentId("a+/="), new Ticks(5), new DocumentId("b"), new Ticks(-5)),
          Instant.parse("2024-01-02T00:00:00.5Z"),
          List.of(
              new SteppedOver(new Ticks(1), new Ticks(2), null, 3, Instant.EPOCH),
              new SteppedOver(new Ticks(1), new Ticks(2), new DocumentId("c"), 1, Instant.EPOCH)));

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  private final PipelineListener listener =
      new PipelineListener() {
        @Override
        public void degraded(StreamId stream, String reason, @Nullable Instant until) {
          told.add("degraded");
          reasons.add(reason);
        }

        @Override
        public void recovered(StreamId stream) {
          told.add("recovered");
        }
      };

  /** Repairs the disk when the collector waits for it. */
  private final Pause repair =
      new Pause() {
        @Override
        public void forAtLeast(Duration duration) {
          repairDisk();
        }

        @Override
        public void until(Instant moment) {
          repairDisk();
        }
      };

  private Position savedPosition() {
    try {
      return open().read(STREAM);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Path blocked() {
    return folder.resolve("positions/contoso.alert.json.tmp");
  }

  private void repairDisk() {
    assertThat(reasons.getLast())
        .startsWith("The position of contoso/alert cannot be saved, so the stream waits")
        .endsWith("free space on its disk or repair it.");
    assertThat(savedPosition()).as("the position on disk stays").isEqualTo(POSITION);
    assertThat(blocked().toFile().delete()).isTrue();
  }

  private StoredCheckpoints over(Pause pause) {
    FileStateStore store =
        FileStateStore.open(folder, Clock.systemUTC(), TimeScale.real(Clock.systemUTC()).pause());
    return new StoredCheckpoints(store, listener, pause);
  }

  private StoredCheckpoints open() {
    return over(repair);
  }

  @Test
  void readsBackWhatItSaved() throws Exception {
    open().advance(STREAM, POSITION);
    assertThat(open().read(STREAM)).isEqualTo(POSITION);
    open().advance(STREAM, TimePosition.START);
    assertThat(open().read(STREAM)).isEqualTo(TimePosition.START);
  }

  @Test
  void hasNoPositionBeforeTheFirst() throws Exception {
    assertThat(open().read(STREAM)).isNull();
  }

  @Test
  void namesACorruptFileAndLeavesItAsItIs() throws Exception {
    Files.createDirectory(folder.resolve("positions"));
    Path file =
        Files.writeString(folder.resolve("positions/contoso.alert.json"), "{\"kind\":\"time\"");
    assertThatThrownBy(() -> open().read(STREAM))
        .isInstanceOf(StateFolderException.class)
        .hasMessageStartingWith("The state file " + file + " cannot be read");
    assertThat(file).hasContent("{\"kind\":\"time\"");
  }

  @Test
  void waitsForAFailingDiskAndSaysSo() throws Exception {
    StoredCheckpoints checkpoints = open();
    checkpoints.advance(STREAM, POSITION);
    Files.createDirectory(blocked());
    checkpoints.advance(STREAM, TimePosition.START);
    assertThat(told).containsExactly("degraded", "recovered");
    assertThat(open().read(STREAM)).isEqualTo(TimePosition.START);
  }

  @Test
  void keepsEachStreamInAFileOfItsOwn() throws Exception {
    StreamId other = new StreamId("contoso.alert", "json");
    StoredCheckpoints checkpoints = open();
    checkpoints.advance(STREAM, POSITION);
    checkpoints.advance(other, TimePosition.START);
    assertThat(open().read(STREAM)).isEqualTo(POSITION);
    assertThat(open().read(other)).isEqualTo(TimePosition.START);
  }

  @Test
  void writesNothingWhereThePositionIsTheSame() throws Exception {
    StoredCheckpoints checkpoints = open();
    checkpoints.advance(STREAM, POSITION);
    Files.delete(folder.resolve("positions/contoso.alert.json"));
    checkpoints.advance(STREAM, POSITION);
    assertThat(folder.resolve("positions/contoso.alert.json")).doesNotExist();
  }

  @Test
  void endsItsWaitForADiskWhenAskedToStop() throws Exception {
    open().advance(STREAM, POSITION);
    Files.createDirectory(blocked());
    StoredCheckpoints checkpoints = over(stopping());
    checkpoints.read(STREAM);
    assertThatThrownBy(() -> checkpoints.advance(STREAM, TimePosition.START))
        .isInstanceOf(InterruptedException.class);
    assertThat(open().read(STREAM)).isEqualTo(POSITION);
    assertThat(told).containsExactly("degraded");
  }

  private static TimePosition upTo(String moment) {
    return new TimePosition(Ticks.parse(moment), Map.of(), null, List.of());
  }

  @Test
  void doesNotMoveASuccessorBack() throws Exception {
    FakeStateStore store = new FakeStateStore(Clock.systemUTC());
    StoredCheckpoints late = new StoredCheckpoints(store, listener, repair);
    late.advance(STREAM, upTo("2024-01-01T00:00:00Z"));
    StoredCheckpoints successor = new StoredCheckpoints(store, listener, repair);
    successor.read(STREAM);
    successor.advance(STREAM, upTo("2024-01-03T00:00:00Z"));
    late.advance(STREAM, upTo("2024-01-02T00:00:00Z"));
    assertThat(successor.read(STREAM)).isEqualTo(upTo("2024-01-03T00:00:00Z"));
    late.advance(STREAM, upTo("2024-01-04T00:00:00Z"));
    successor.advance(STREAM, upTo("2024-01-05T00:00:00Z"));
    assertThat(late.read(STREAM)).isEqualTo(upTo("2024-01-05T00:00:00Z"));
    assertThat(told).isEmpty();
  }

  @Test
  void knowsItsOwnWriteWhoseAnswerWasLost() throws Exception {
    FakeStateStore store = new FakeStateStore(Clock.systemUTC());
    StoredCheckpoints checkpoints =
        new StoredCheckpoints(store, listener, new FakePause(new FakeClock(Instant.EPOCH)));
    store.loseAnswers(1);
    checkpoints.advance(STREAM, POSITION);
    assertThat(store.writes()).isEqualTo(1);
    assertThat(told).containsExactly("degraded", "recovered");
    checkpoints.advance(STREAM, TimePosition.START);
    assertThat(checkpoints.read(STREAM)).isEqualTo(TimePosition.START);
  }

  @Test
  void savesAgainWhatWasTakenAway() throws Exception {
    FakeStateStore store = new FakeStateStore(Clock.systemUTC());
    StoredCheckpoints checkpoints = new StoredCheckpoints(store, listener, repair);
    checkpoints.advance(STREAM, TimePosition.START);
    store.remove("positions/contoso.alert");
    checkpoints.advance(STREAM, POSITION);
    assertThat(checkpoints.read(STREAM)).isEqualTo(POSITION);
  }

  @Test
  void namesABrokenPositionAndNeverReplacesIt() throws Exception {
    FakeStateStore store = new FakeStateStore(Clock.systemUTC());
    Entry broken = new Entry("positions/contoso.alert", Map.of(), "{\"kind\":\"other\"}");
    store.write(broken, new Expected.Nothing());
    StoredCheckpoints checkpoints = new StoredCheckpoints(store, listener, repair);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> checkpoints.advance(STREAM, POSITION))
          .isInstanceOf(StateFolderException.class)
          .hasMessage(
              "The position positions/contoso.alert in the state store cannot be read (it is no position of a polled stream): restore it, or remove it to read contoso/alert anew from its initial interval; nothing is doubled by that.");
    }
    assertThat(store.read("positions/contoso.alert").orElseThrow().entry()).isEqualTo(broken);
  }

  private static Pause stopping() {
    return new Pause() {
      @Override
      public void forAtLeast(Duration duration) throws InterruptedException {
        throw new InterruptedException();
      }

      @Override
      public void until(Instant moment) throws InterruptedException {
        throw new InterruptedException();
      }
    };
  }
}
