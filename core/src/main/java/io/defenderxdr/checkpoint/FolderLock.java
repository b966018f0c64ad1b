package io.defenderxdr.checkpoint;

import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.retry.Pause;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One writer at a time in a folder, among threads and among processes. */
final class FolderLock {

  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final Path file;
  private final ReentrantLock threads;
  private final Pause pause;

  /** What is done while the lock is held; the number grows by one each time. */
  interface Work<T> {
    T with(long number) throws IOException, StateAwayException;
  }

  FolderLock(Path folder, Pause pause) throws IOException {
    this.folder = folder;
    this.file = folder.resolve(".entries.lock");
    this.threads = THREADS.computeIfAbsent(folder.toRealPath(), real -> new ReentrantLock());
    this.pause = pause;
  }

  /**
   * Works while the lock is held.
   *
   * @throws StateAwayException if another has it for too long
   */
  <T> T hold(Work<T> work) throws IOException, StateAwayException, InterruptedException {
    if (!threads.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw busy();
    }
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      lock(channel);
      return work.with(next(channel));
    } finally {
      threads.unlock();
    }
  }

  private void lock(FileChannel channel)
      throws IOException, StateAwayException, InterruptedException {
    long looks = PATIENCE.dividedBy(LOOK);
    // The channel's end lets the lock go.
    while (channel.tryLock() == null) {
      if (--looks < 0) {
        throw busy();
      }
      pause.forAtLeast(LOOK);
    }
  }

  /** Counts on, so that an entry that is written anew never has an old version. */
  private static long next(FileChannel channel) throws IOException {
    ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
    channel.read(number, 0);
    long next = number.hasRemaining() ? 1 : number.getLong(0) + 1;
    channel.write(number.clear().putLong(0, next), 0);
    return next;
  }

  private StateAwayException busy() {
    return new StateAwayException(
        "The state folder %s is held by another process for more than %d s: look for one that hangs."
            .formatted(folder, PATIENCE.toSeconds()),
        null);
  }
}
