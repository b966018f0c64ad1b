package io.defenderxdr.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.SteppedOver;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.StateFolderException;
import io.defenderxdr.retry.Pause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckpointsTest {

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

  private final PipelineListener listener =
      new PipelineListener() {
        @Override
        public void degraded(StreamId stream, String reason, @Nullable Instant until) {
          told.add("degraded");
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

  private Path blocked() {
    return folder.resolve("contoso.alert.json.tmp");
  }

  private void repairDisk() {
    assertThat(open().read(STREAM)).as("the position on disk stays").isEqualTo(POSITION);
    assertThat(blocked().toFile().delete()).isTrue();
  }

  private FileCheckpoints open() {
    return FileCheckpoints.open(folder, listener, repair);
  }

  @Test
  void readsBackWhatItSaved() throws Exception {
    open().advance(STREAM, POSITION);
    assertThat(open().read(STREAM)).isEqualTo(POSITION);
    open().advance(STREAM, TimePosition.START);
    assertThat(open().read(STREAM)).isEqualTo(TimePosition.START);
  }

  @Test
  void hasNoPositionBeforeTheFirst() {
    assertThat(open().read(STREAM)).isNull();
  }

  @Test
  void namesACorruptFileAndLeavesItAsItIs() throws Exception {
    Path file = Files.writeString(folder.resolve("contoso.alert.json"), "{\"kind\":\"time\"");
    assertThatThrownBy(() -> open().read(STREAM))
        .isInstanceOf(StateFolderException.class)
        .hasMessageStartingWith("The position file " + file + " cannot be read");
    assertThat(file).hasContent("{\"kind\":\"time\"");
  }

  @Test
  void waitsForAFailingDiskAndSaysSo() throws Exception {
    FileCheckpoints checkpoints = open();
    checkpoints.advance(STREAM, POSITION);
    Files.createDirectory(blocked());
    checkpoints.advance(STREAM, TimePosition.START);
    assertThat(told).containsExactly("degraded", "recovered");
    assertThat(open().read(STREAM)).isEqualTo(TimePosition.START);
  }

  @Test
  void namesAFolderThatCannotBeUsed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> FileCheckpoints.open(file, listener, repair))
        .isInstanceOf(StateFolderException.class)
        .hasMessageContaining("choose another with state.path");
  }

  @Test
  void letsOneCollectorHaveTheFolder() throws Exception {
    Pause none =
        new Pause() {
          @Override
          public void forAtLeast(Duration duration) {}

          @Override
          public void until(Instant moment) {}
        };
    StateLock lock = StateLock.take(folder, none);
    assertThatThrownBy(() -> StateLock.take(folder, none))
        .isInstanceOf(StateFolderException.class)
        .hasMessageContaining("is in use by another collector");
    lock.close();
    StateLock.take(folder, none).close();
  }

  @Test
  void saysInWordsWhyTheFolderCannotBeLocked() throws Exception {
    Path below = Files.writeString(folder.resolve("file"), "").resolve("below");
    assertThatThrownBy(() -> StateLock.take(below, repair))
        .isInstanceOf(StateFolderException.class)
        .hasMessage(
            "The state folder %1$s cannot be used (%1$s: Not a directory): make it readable and writable for this user, or choose another with state.path.",
            below);
  }

  @Test
  void keepsEachStreamInAFileOfItsOwn() throws Exception {
    StreamId other = new StreamId("contoso.alert", "json");
    FileCheckpoints checkpoints = open();
    checkpoints.advance(STREAM, POSITION);
    checkpoints.advance(other, TimePosition.START);
    assertThat(open().read(STREAM)).isEqualTo(POSITION);
    assertThat(open().read(other)).isEqualTo(TimePosition.START);
  }

  @Test
  void writesNothingWhereThePositionIsTheSame() throws Exception {
    FileCheckpoints checkpoints = open();
    checkpoints.advance(STREAM, POSITION);
    Files.delete(folder.resolve("contoso.alert.json"));
    checkpoints.advance(STREAM, POSITION);
    assertThat(folder.resolve("contoso.alert.json")).doesNotExist();
  }

  @Test
  void endsItsWaitForADiskWhenAskedToStop() throws Exception {
    open().advance(STREAM, POSITION);
    Files.createDirectory(blocked());
    FileCheckpoints checkpoints = FileCheckpoints.open(folder, listener, stopping());
    assertThatThrownBy(() -> checkpoints.advance(STREAM, TimePosition.START))
        .isInstanceOf(InterruptedException.class);
    assertThat(open().read(STREAM)).isEqualTo(POSITION);
    assertThat(told).containsExactly("degraded");
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
