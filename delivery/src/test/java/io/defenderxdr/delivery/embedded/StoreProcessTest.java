package io.defenderxdr.delivery.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreProcessTest {

  private static final Path HOME = Path.of(System.getProperty("defenderxdr.root"));

  @TempDir Path folder;

  @Test
  void handsOnTheSentenceOfAStoreThatCannotStart() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatExceptionOfType(StoreStartException.class)
        .isThrownBy(() -> StoreProcess.start(HOME, file, 0))
        .withMessageContaining("make it readable and writable for this user, or choose another")
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(7));
  }

  @Test
  void handsOnTheExitCodeOfAStoreThatCannotStart() {
    assertThatExceptionOfType(StoreStartException.class)
        .isThrownBy(() -> StoreProcess.start(HOME, folder, 70_000))
        .withMessageStartingWith("'70000' is no port: write a number from 0 to 65535.")
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(2));
  }
}
