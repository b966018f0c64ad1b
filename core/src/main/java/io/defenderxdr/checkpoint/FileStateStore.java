package io.defenderxdr.checkpoint;

import io.defenderxdr.pipeline.FileErrors;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateFolderException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.retry.Pause;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Entries in a folder of one machine, one file each: {@code a/b} lies in {@code <folder>/a/b.json}.
 *
 * <p>Written beside, forced to the disk, renamed. Safe for many threads and many processes.
 */
public final class FileStateStore implements StateStore {

  private final Path folder;
  private final FolderLock lock;
  private final Clock clock;

  private FileStateStore(Path folder, FolderLock lock, Clock clock) {
    this.folder = folder;
    this.lock = lock;
    this.clock = clock;
  }

  /**
   * Opens the folder, made where needed.
   *
   * @param clock stamps entries
   * @param wallPause waits on the wall for another process that writes
   * @throws StateFolderException if it cannot be used
   */
  public static FileStateStore open(Path folder, Clock clock, Pause wallPause) {
    try {
      Files.createDirectories(folder);
      Path probe = Files.createTempFile(folder, "probe", ".tmp");
      Files.write(probe, new byte[] {'p'});
      Files.delete(probe);
      return new FileStateStore(folder, new FolderLock(folder, wallPause), clock);
    } catch (IOException e) {
      throw new StateFolderException(
          folder,
          "The state folder %s cannot be used (%s): make it readable and writable for this user and free space on its disk, or choose another with state.path."
              .formatted(folder, FileErrors.clause(e)),
          e);
    }
  }

  @Override
  public Optional<Kept> read(String name) throws StateAwayException {
    return readFile(EntryPath.file(folder, name));
  }

  private static Optional<Kept> readFile(Path file) throws StateAwayException {
    try {
      return Optional.of(EntryJson.read(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StateAwayException.damaged(
          "The state file %s cannot be read (%s): restore it, or move it away to begin without it."
              .formatted(file, FileErrors.clause(e)),
          e);
    }
  }

  @Override
  public List<Kept> list(String prefix) throws StateAwayException {
    List<Kept> found = new ArrayList<>();
    for (Path file : filesBelow(EntryPath.folder(folder, prefix))) {
      readFile(file).filter(kept -> kept.entry().name().startsWith(prefix)).ifPresent(found::add);
    }
    found.sort(Comparator.comparing(kept -> kept.entry().name()));
    return found;
  }

  private List<Path> filesBelow(Path start) throws StateAwayException {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(EntryPath.ENDING)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
      return files;
    } catch (IOException e) {
      throw new StateAwayException(
          "The state folder %s cannot be read (%s): make it readable for this user or repair its disk."
              .formatted(folder, FileErrors.clause(e)),
          e);
    }
  }

  @Override
  public Optional<Kept> write(Entry entry, Expected expected)
      throws StateAwayException, InterruptedException {
    Path file = EntryPath.file(folder, entry.name());
    try {
      return lock.hold(
          number -> {
            if (!isThere(expected, file)) {
              return Optional.empty();
            }
            Kept kept = new Kept(entry, Long.toString(number), clock.instant());
            DurableFile.replace(file, EntryJson.write(kept));
            return Optional.of(kept);
          });
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static boolean isThere(Expected expected, Path file) throws StateAwayException {
    return switch (expected) {
      case Expected.Anything anything -> true;
      case Expected.Nothing nothing -> readFile(file).isEmpty();
      case Expected.Version version ->
          readFile(file).filter(kept -> kept.version().equals(version.version())).isPresent();
    };
  }

  private StateAwayException unwritable(IOException e) {
    return new StateAwayException(
        "The state folder %s cannot be written (%s): free space on its disk or repair it."
            .formatted(folder, FileErrors.clause(e)),
        e);
  }

  @Override
  public void remove(String name) throws StateAwayException, InterruptedException {
    Path file = EntryPath.file(folder, name);
    try {
      lock.hold(
          number -> {
            DurableFile.remove(file);
            return number;
          });
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
