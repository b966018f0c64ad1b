package io.defenderxdr.simulator.tenant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's events in a file, in the order they happened. Lines are handed to the system when a
 * reply depends on them, so they outlive a kill of this process. Guarded by its tenant.
 */
final class Journal implements AutoCloseable {
  private final @Nullable FileChannel file;
  private final StringBuilder waiting = new StringBuilder();

  private Journal(@Nullable FileChannel file) {
    this.file = file;
  }

  /** A journal that forgets. */
  static Journal none() {
    return new Journal(null);
  }

  /**
   * Opens a file for more lines; a last line that a kill cut short is removed.
   *
   * @throws IOException if the file cannot be written
   */
  static Journal open(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (file.tryLock() == null) {
      file.close();
      throw new IOException("Another simulator uses " + path + "; stop it first.");
    }
    file.truncate(whole(Files.readAllBytes(path)));
    file.position(file.size());
    return new Journal(file);
  }

  /** The lines of a file that were written to their end. */
  static List<String> lines(Path path) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    byte[] bytes = Files.readAllBytes(path);
    return new String(bytes, 0, whole(bytes), StandardCharsets.UTF_8).lines().toList();
  }

  private static int whole(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  void add(Event event) {
    add(event.line());
  }

  void add(String line) {
    if (file != null) {
      waiting.append(line).append('\n');
    }
  }

  /** Hands what was added to the system. */
  void flush() {
    if (file == null || waiting.isEmpty()) {
      return;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(waiting.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      waiting.setLength(0);
    } catch (IOException e) {
      throw new UncheckedIOException("The tenant's journal cannot be written.", e);
    }
  }

  @Override
  public void close() {
    flush();
    if (file != null) {
      try {
        file.force(true);
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException("The tenant's journal cannot be closed.", e);
      }
    }
  }
}
