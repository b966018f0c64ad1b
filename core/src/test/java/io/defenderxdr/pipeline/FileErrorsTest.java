package io.defenderxdr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileErrorsTest {

  @TempDir Path folder;

  private static String of(ThrowingCallable action) {
    return FileErrors.clause(catchThrowableOfType(IOException.class, action));
  }

  @Test
  void saysWhatRealErrorsMean() throws Exception {
    Path absent = folder.resolve("absent");
    Path file = Files.write(folder.resolve("file"), new byte[] {(byte) 0xff});
    assertThat(of(() -> Files.readString(absent))).isEqualTo(absent + " is not there");
    assertThat(of(() -> Files.createDirectories(file))).isEqualTo(file + " is there already");
    assertThat(of(() -> Files.createDirectories(file.resolve("below"))))
        .isEqualTo(file.resolve("below") + ": Not a directory");
    assertThat(of(() -> Files.writeString(folder, ""))).isEqualTo(folder + ": Is a directory");
    assertThat(of(() -> Files.readString(file))).isEqualTo("it is no UTF-8 text");
  }

  @Test
  void saysWhatErrorsMeanThatNeedAnotherMachine() {
    assertThat(FileErrors.clause(new AccessDeniedException("/a")))
        .isEqualTo("access to /a is denied");
    assertThat(FileErrors.clause(new NotDirectoryException("/a"))).isEqualTo("/a is no folder");
    assertThat(FileErrors.clause(new FileSystemException("/a", null, "No space left on device")))
        .isEqualTo("/a: No space left on device");
    assertThat(FileErrors.clause(new IOException("it is broken JSON")))
        .isEqualTo("it is broken JSON");
    assertThat(FileErrors.clause(new EOFException())).isEqualTo("reading or writing failed");
  }
}
