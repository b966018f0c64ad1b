package io.defenderxdr.mapping.places;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that is looked up in, and looked at once a minute. What was read last stays in use while
 * the file is missing or broken. Safe for many threads; the one that meets the minute reads the
 * file, the others go on with what is there.
 */
final class WatchedFile {

  private static final long INTERVAL = Duration.ofMinutes(1).toMillis();

  private final Path file;
  private final AddressFacts facts;
  private final Clock clock;
  private final Consumer<String> notes;
  private final AtomicLong next;
  private volatile @Nullable OpenFile open;
  private volatile @Nullable Stamp seen;
  private volatile boolean troubled;

  /** What shows that a file became another. */
  private record Stamp(FileTime modified, long size, @Nullable Object key) {}

  WatchedFile(Path file, AddressFacts facts, Clock clock, Consumer<String> notes) {
    this.file = file;
    this.facts = facts;
    this.clock = clock;
    this.notes = notes;
    this.next = new AtomicLong(clock.millis() + INTERVAL);
    look();
  }

  /** What is known of an address; empty if it is no address, or nothing is. */
  Map<String, Object> find(String address) {
    long now = clock.millis();
    long due = next.get();
    if (now >= due && next.compareAndSet(due, now + INTERVAL)) {
      look();
    }
    OpenFile current = open;
    return current == null ? Map.of() : current.find(address);
  }

  private void look() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Stamp stamp =
          new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
      if (stamp.equals(seen)) {
        return;
      }
      seen = stamp;
      open = OpenFile.read(file, facts, this::trouble);
      if (troubled) {
        troubled = false;
        notes.accept("The address file %s is read again.".formatted(file));
      }
    } catch (NoSuchFileException e) {
      missing();
    } catch (IOException e) {
      unusable("The address file %s cannot be used: %s".formatted(file, reason(e)));
    }
  }

  /** Said once, until the file is there again. */
  private void missing() {
    if (!troubled || seen != null) {
      unusable(
          "The address file %s does not exist: put a file such as %s there, or take the setting away."
              .formatted(file, facts.example()));
    }
    seen = null;
  }

  private void unusable(String sentence) {
    trouble(
        sentence
            + (open == null
                ? " Until then no address is looked up in it."
                : " What was read before stays in use."));
  }

  private void trouble(String sentence) {
    troubled = true;
    notes.accept(sentence);
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? "it could not be read (%s); check the path and your rights.".formatted(e.getClass())
        : message;
  }
}
