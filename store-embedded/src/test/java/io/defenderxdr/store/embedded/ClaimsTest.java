package io.defenderxdr.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {

  private static final Duration SHORT = Duration.ofMillis(150);

  @TempDir Path folder;

  @Test
  void namesTheFolderThatAnotherStoreKeeps() throws Exception {
    try (Claims first = Claims.folder(folder, SHORT)) {
      assertThat(first).isNotNull();
      assertThatExceptionOfType(StoreFault.class)
          .isThrownBy(() -> Claims.folder(folder, SHORT))
          .satisfies(fault -> assertThat(fault.exitCode()).isEqualTo(7))
          .withMessage(
              "The data folder "
                  + folder
                  + " is in use by another store: stop that one, or give this one a folder of its own.");
    }
  }

  @Test
  void takesTheFolderOnceTheDyingStoreLetsGo() throws Exception {
    Claims dying = Claims.folder(folder, SHORT);
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Claims.folder(folder, Duration.ofSeconds(20)).close();
                  } catch (StoreFault | InterruptedException | IOException e) {
                    throw new IllegalStateException(e);
                  }
                });
    dying.close();
    assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void saysThatTheFolderIsAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatExceptionOfType(StoreFault.class)
        .isThrownBy(() -> Claims.folder(file, SHORT))
        .withMessage(file + " is a file and not a folder: give the store another data folder.")
        .satisfies(fault -> assertThat(fault.exitCode()).isEqualTo(7));
  }

  @Test
  void saysThatTheFolderLiesBelowAFile() throws Exception {
    Path below = Files.writeString(folder.resolve("file"), "").resolve("below");
    assertThatExceptionOfType(StoreFault.class)
        .isThrownBy(() -> Claims.folder(below, SHORT))
        .withMessage(
            "The data folder "
                + below
                + " cannot be used ("
                + below
                + ": Not a directory): make it readable and writable for this user, or choose another.")
        .satisfies(fault -> assertThat(fault.exitCode()).isEqualTo(7));
  }

  @Test
  void namesThePortThatAnotherProgramKeeps() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThatExceptionOfType(StoreFault.class)
          .isThrownBy(() -> Claims.port(port, SHORT))
          .satisfies(fault -> assertThat(fault.exitCode()).isEqualTo(5))
          .withMessage(
              "The store's port "
                  + port
                  + " is in use by another program: stop that one, or choose another port (0 = any free one).");
    }
  }

  @Test
  void readsItsOptions() throws Exception {
    assertThat(StoreOptions.parse(List.of("--path", "/a", "--port", "9200", "--child")))
        .isEqualTo(new StoreOptions(Path.of("/a"), 9200, true));
  }

  @Test
  void refusesAnOptionItDoesNotKnow() {
    assertThatExceptionOfType(StoreFault.class)
        .isThrownBy(() -> StoreOptions.parse(List.of("--folder", "/a")))
        .withMessageStartingWith("'--folder' is not an option of the store.")
        .satisfies(fault -> assertThat(fault.exitCode()).isEqualTo(2));
  }
}
