package io.defenderxdr.delivery.quarantine;

import io.defenderxdr.checkpoint.QuarantineLine;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.FileErrors;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.QuarantineEntry;
import io.defenderxdr.pipeline.StateFolderException;
import io.defenderxdr.retry.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Quarantine in files: {@code <folder>/<tenant>.<stream>.ndjson}, one line an entry, on the disk
 * before it counts. A full or failing disk is waited for. Safe for many threads.
 */
public final class FileQuarantine implements Quarantine {

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  private final Path folder;
  private final Surroundings around;
  private final Map<StreamId, Keeper> keepers = new ConcurrentHashMap<>();

  private record Keeper(QuarantineFile file, ReentrantLock lock) {}

  /**
   * What it needs around it.
   *
   * @param listener is told when the disk fails and when it works again
   * @param clock the time
   * @param pause waits in the clock's time
   */
  public record Surroundings(PipelineListener listener, Clock clock, Pause pause) {}

  private FileQuarantine(Path folder, Surroundings around) {
    this.folder = folder;
    this.around = around;
  }

  /**
   * Opens the folder, made where needed.
   *
   * @throws StateFolderException if it cannot be used
   */
  public static FileQuarantine open(Path folder, Surroundings around) {
    try {
      Files.createDirectories(folder);
      Path probe = Files.createTempFile(folder, "probe", ".tmp");
      Files.delete(probe);
    } catch (IOException e) {
      throw new StateFolderException(
          folder,
          "The quarantine folder %s cannot be used (%s): make it readable and writable for this user, or choose another with state.path."
              .formatted(folder, FileErrors.clause(e)),
          e);
    }
    return new FileQuarantine(folder, around);
  }

  /**
   * How many entries a stream has.
   *
   * @throws StateFolderException if its file cannot be read
   */
  public long count(StreamId stream) {
    Keeper keeper = keeper(stream);
    keeper.lock().lock();
    try {
      return keeper.file().count();
    } catch (IOException e) {
      Path file = fileOf(stream);
      throw new StateFolderException(
          file,
          "The quarantine file %s cannot be read (%s): make it readable for this user."
              .formatted(file, FileErrors.clause(e)),
          e);
    } finally {
      keeper.lock().unlock();
    }
  }

  @Override
  public void put(QuarantineEntry entry) throws InterruptedException {
    byte[] line = QuarantineLine.write(entry);
    Keeper keeper = keeper(entry.stream());
    keeper.lock().lockInterruptibly();
    try {
      boolean failed = false;
      while (!kept(keeper.file(), entry, line)) {
        failed = true;
        around.pause().forAtLeast(BETWEEN_TRIES);
      }
      if (failed) {
        around.listener().recovered(entry.stream());
      }
    } finally {
      keeper.lock().unlock();
    }
  }

  private static String clause(Exception e) {
    Throwable file = e instanceof UncheckedIOException ? e.getCause() : e;
    return file instanceof IOException error
        ? FileErrors.clause(error)
        : String.valueOf(e.getMessage());
  }

  private boolean kept(QuarantineFile file, QuarantineEntry entry, byte[] line) {
    try {
      if (entry.id() == null || !file.holds(entry.id())) {
        file.append(line, entry.id());
      }
      return true;
    } catch (IOException | UncheckedIOException e) {
      Instant next = around.clock().instant().plus(BETWEEN_TRIES);
      around
          .listener()
          .degraded(
              entry.stream(),
              "The quarantine file %s cannot be written (%s): free space on its disk or repair it; nothing is lost, the stream waits."
                  .formatted(fileOf(entry.stream()), clause(e)),
              next);
      return false;
    }
  }

  private Keeper keeper(StreamId stream) {
    return keepers.computeIfAbsent(
        stream, id -> new Keeper(new QuarantineFile(fileOf(id)), new ReentrantLock()));
  }

  private Path fileOf(StreamId stream) {
    return folder.resolve(stream.tenant() + "." + stream.stream() + ".ndjson");
  }
}
