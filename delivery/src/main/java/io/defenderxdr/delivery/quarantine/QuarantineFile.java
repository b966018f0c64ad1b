package io.defenderxdr.delivery.quarantine;

import io.defenderxdr.checkpoint.QuarantineLine;
import io.defenderxdr.event.DocumentId;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one stream, one line each, only ever appended to. One thread at a time.
 *
 * <p>Of the ids it remembers a 64-bit mark each, at most {@value #MOST_MARKS} of them (about 10
 * MB); whether an id is really there is then read from the file.
 */
final class QuarantineFile {

  private static final int MOST_MARKS = 200_000;
  private static final int BUFFER_BYTES = 65_536;

  private final Path file;
  private final Set<Long> marks = new HashSet<>();
  private boolean read;
  private long count;

  QuarantineFile(Path file) {
    this.file = file;
  }

  /** How many whole entries there are. */
  long count() throws IOException {
    readOnce();
    return count;
  }

  /** Whether an entry with this id is there. */
  boolean holds(DocumentId id) throws IOException {
    readOnce();
    boolean maybe = marks.contains(mark(id)) || marks.size() >= MOST_MARKS;
    return maybe && isInFile(id);
  }

  /** Appends an entry; it is on the disk when this returns, and not there at all if it throws. */
  void append(byte[] line, @Nullable DocumentId id) throws IOException {
    readOnce();
    boolean isNew = !Files.exists(file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long end = channel.size();
      try {
        writeAll(channel, end, line);
        channel.force(true);
      } catch (IOException e) {
        channel.truncate(end);
        throw e;
      }
    }
    if (isNew) {
      forceFolder();
    }
    noteEntry(id);
  }

  private static void writeAll(FileChannel channel, long end, byte[] line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line);
    while (bytes.hasRemaining()) {
      channel.write(bytes, end + bytes.position());
    }
  }

  private void forceFolder() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private void readOnce() throws IOException {
    if (read) {
      return;
    }
    marks.clear();
    count = 0;
    boolean torn = forEachLine(found -> noteEntry(found.id()));
    if (torn) {
      // A writer died in mid-line: its entry never counted and comes again. The rest of it is ended
      // here.
      Files.write(file, new byte[] {'\n'}, StandardOpenOption.APPEND);
    }
    read = true;
  }

  private void noteEntry(@Nullable DocumentId id) {
    count++;
    if (id != null && marks.size() < MOST_MARKS) {
      marks.add(mark(id));
    }
  }

  private boolean isInFile(DocumentId id) throws IOException {
    boolean[] there = {false};
    forEachLine(found -> there[0] |= id.equals(found.id()));
    return there[0];
  }

  /** Whether the last line has no end. */
  private boolean forEachLine(Consumer<QuarantineLine.Found> entries) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          entryOn(line).ifPresent(entries);
          line.reset();
        } else {
          line.write(next);
        }
      }
      return line.size() > 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static Optional<QuarantineLine.Found> entryOn(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    return QuarantineLine.read(bytes, bytes.length);
  }

  private static long mark(DocumentId id) {
    long mark = 1125899906842597L;
    for (int i = 0; i < id.text().length(); i++) {
      mark = 31 * mark + id.text().charAt(i);
    }
    return mark;
  }
}
