package io.defenderxdr.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines as bytes, without their ends ({@code \n} or {@code \r\n}). Used by one thread. */
final class LineReader {

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line, or null at the end of the input. */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      line.write(buffer, at, stop - at);
      at = stop + 1;
      if (stop < end) {
        break;
      }
    }
    return any ? withoutReturn(line.toByteArray()) : null;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }

  private static byte[] withoutReturn(byte[] line) {
    boolean there = line.length > 0 && line[line.length - 1] == '\r';
    return there ? Arrays.copyOf(line, line.length - 1) : line;
  }
}
