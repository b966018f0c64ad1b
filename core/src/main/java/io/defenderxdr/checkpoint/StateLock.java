package io.defenderxdr.checkpoint;

import io.defenderxdr.pipeline.FileErrors;
import io.defenderxdr.pipeline.StateFolderException;
import io.defenderxdr.retry.Pause;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One collector per state folder: the folder's lock, which the kernel lets go when we die. */
public final class StateLock implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int LOOKS = 120;

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, waiting up to 30 s for a predecessor that is dying.
   *
   * @param pause waits on the wall
   * @throws StateFolderException if another collector has it, or the folder cannot be used
   */
  public static StateLock take(Path folder, Pause pause) throws InterruptedException {
    Path file = folder.resolve("lock");
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      for (int look = 0; look < LOOKS; look++) {
        if (tryLock(channel) != null) {
          return new StateLock(channel);
        }
        pause.forAtLeast(LOOK);
      }
      channel.close();
      throw new StateFolderException(
          file,
          "The state folder %s is in use by another collector: stop that one, or give this one its own with state.path."
              .formatted(folder),
          new IOException("locked"));
    } catch (FileAlreadyExistsException e) {
      throw new StateFolderException(
          file,
          "The state folder %s is a file and not a folder: choose another with state.path."
              .formatted(folder),
          e);
    } catch (IOException e) {
      throw new StateFolderException(
          file,
          "The state folder %s cannot be used (%s): make it readable and writable for this user, or choose another with state.path."
              .formatted(folder, FileErrors.clause(e)),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Lets it go. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("The lock of the state folder cannot be let go.", e);
    }
  }
}
