package io.defenderxdr.bench.part;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files of byte arrays, one after the other. The records of a bench are far larger than the heap
 * that is measured; read from the kernel's cache they cost next to nothing.
 */
final class Packages {

  private static final int BUFFER = 1 << 16;

  private Packages() {}

  /** The file of one partition. */
  static Path file(Path folder, String kind, int partition) {
    return folder.resolve(kind + "-" + partition);
  }

  /** Writes one file. */
  static final class Writer implements Closeable {
    private final DataOutputStream out;

    Writer(Path file) throws IOException {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    void write(byte[] bytes) throws IOException {
      out.writeInt(bytes.length);
      out.write(bytes);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Reads one file. */
  static final class Reader implements Closeable {
    private final DataInputStream in;

    Reader(Path file) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    /** The next one; null behind the last. */
    byte @Nullable [] next() throws IOException {
      int length;
      try {
        length = in.readInt();
      } catch (EOFException e) {
        return null;
      }
      byte[] bytes = new byte[length];
      in.readFully(bytes);
      return bytes;
    }

    /** Steps over so many. */
    void skip(long count) throws IOException {
      for (long i = 0; i < count; i++) {
        in.skipNBytes(in.readInt());
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
