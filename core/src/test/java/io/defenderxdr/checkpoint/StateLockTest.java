package io.defenderxdr.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.pipeline.StateFolderException;
import io.defenderxdr.retry.Pause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLockTest {

  private static final Pause NONE =
      new Pause() {
        @Override
        public void forAtLeast(Duration duration) {}

        @Override
        public void until(Instant moment) {}
      };

  @TempDir Path folder;

  @Test
  void letsOneCollectorHaveTheFolder() throws Exception {
    StateLock lock = StateLock.take(folder, NONE);
    assertThatThrownBy(() -> StateLock.take(folder, NONE))
        .isInstanceOf(StateFolderException.class)
        .hasMessageContaining("is in use by another collector");
    lock.close();
    StateLock.take(folder, NONE).close();
  }

  @Test
  void saysInWordsWhyTheFolderCannotBeLocked() throws Exception {
    Path below = Files.writeString(folder.resolve("file"), "").resolve("below");
    assertThatThrownBy(() -> StateLock.take(below, NONE))
        .isInstanceOf(StateFolderException.class)
        .hasMessage(
            "The state folder %1$s cannot be used (%1$s: Not a directory): make it readable and writable for this user, or choose another with state.path.",
            below);
  }
}
