package io.defenderxdr.simulator.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of the first messages, made beforehand and kept in a file, so that sending them costs next
 * to nothing. The file goes with the process. Safe for any thread.
 */
final class Spool implements AutoCloseable {
  private static final int AT_ONCE = 256;

  private final FileChannel file;

  /** Where each body begins, and where the last one ends. */
  private final long[] places;

  private Spool(FileChannel file, long[] places) {
    this.file = file;
    this.places = places;
  }

  /**
   * Makes so many bodies.
   *
   * @param folder where the file may lie, or null for the system's own place
   * @throws IOException if the file cannot be written
   */
  static Spool of(int count, LongFunction<byte[]> body, @Nullable Path folder) throws IOException {
    Path path =
        folder == null
            ? Files.createTempFile("simulated-hub", ".spool")
            : Files.createTempFile(folder, "hub", ".spool");
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    long[] places = new long[count + 1];
    for (int first = 0; first < count; first += AT_ONCE) {
      List<byte[]> some =
          LongStream.range(first, Math.min(count, first + AT_ONCE))
              .parallel()
              .mapToObj(body)
              .toList();
      for (int number = 0; number < some.size(); number++) {
        ByteBuffer bytes = ByteBuffer.wrap(some.get(number));
        places[first + number + 1] = places[first + number] + bytes.remaining();
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
      }
    }
    return new Spool(file, places);
  }

  /** The body of a message, or null if it was not made beforehand. */
  byte @Nullable [] body(long message) {
    if (message >= places.length - 1) {
      return null;
    }
    int number = (int) message;
    byte[] body = new byte[(int) (places[number + 1] - places[number])];
    ByteBuffer bytes = ByteBuffer.wrap(body);
    try {
      while (bytes.hasRemaining()) {
        if (file.read(bytes, places[number] + bytes.position()) < 0) {
          throw new IOException("The file of messages made beforehand is too short.");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A message made beforehand cannot be read.", e);
    }
    return body;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The file of messages cannot be removed.", e);
    }
  }
}
