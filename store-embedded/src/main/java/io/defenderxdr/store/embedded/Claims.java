package io.defenderxdr.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a store must have for itself: its folder and its port.
 *
 * <p>A store that is dying still holds both for a moment, so each is asked for again until {@code
 * patience} is over.
 */
final class Claims implements AutoCloseable {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private final FileChannel channel;

  private Claims(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks the folder until closed, creating it where needed.
   *
   * @throws StoreFault if it is not usable, or another store keeps it
   */
  static Claims folder(Path folder, Duration patience) throws StoreFault, InterruptedException {
    FileChannel channel = open(folder);
    long deadline = System.nanoTime() + patience.toNanos();
    while (lock(channel, folder) == null) {
      if (System.nanoTime() > deadline) {
        throw new StoreFault(
            StoreFault.DATA_FOLDER,
            "The data folder %s is in use by another store: stop that one, or give this one a folder of its own."
                .formatted(folder));
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
    }
    return new Claims(channel);
  }

  private static FileChannel open(Path folder) throws StoreFault {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          folder.resolve("store.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new StoreFault(
          StoreFault.DATA_FOLDER,
          "%s is a file and not a folder: give the store another data folder.".formatted(folder));
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel, Path folder) throws StoreFault {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }

  private static StoreFault unusable(Path folder, IOException cause) {
    return new StoreFault(
        StoreFault.DATA_FOLDER,
        "The data folder %s cannot be used (%s): make it readable and writable for this user, or choose another."
            .formatted(folder, reason(cause)));
  }

  /**
   * Waits until the port is free; 0 always is.
   *
   * @throws StoreFault if another program keeps it
   */
  static void port(int port, Duration patience) throws StoreFault, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!free(port)) {
      if (System.nanoTime() > deadline) {
        throw portTaken(port);
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
    }
  }

  /** The sentence about a port that is taken. */
  static StoreFault portTaken(int port) {
    return new StoreFault(
        StoreFault.STORE_UNREACHABLE,
        "The store's port %d is in use by another program: stop that one, or choose another port (0 = any free one)."
            .formatted(port));
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
