package io.defenderxdr.checkpoint;

import io.defenderxdr.event.Position;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.Checkpoints;
import io.defenderxdr.pipeline.FileErrors;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.StateFolderException;
import io.defenderxdr.retry.Pause;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One file per stream, {@code <folder>/<tenant>.<stream>.json}: written beside, forced to the disk,
 * renamed, the folder forced too. Safe for many threads, one writer per stream.
 */
public final class FileCheckpoints implements Checkpoints {

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  private final Path folder;
  private final PipelineListener listener;
  private final Pause pause;
  private final Map<StreamId, Position> saved = new ConcurrentHashMap<>();

  private FileCheckpoints(Path folder, PipelineListener listener, Pause pause) {
    this.folder = folder;
    this.listener = listener;
    this.pause = pause;
  }

  /**
   * Opens the folder, made where needed.
   *
   * @param listener is told when the disk fails and when it works again
   * @throws StateFolderException if it cannot be used
   */
  public static FileCheckpoints open(Path folder, PipelineListener listener, Pause pause) {
    try {
      Files.createDirectories(folder);
      Path probe = folder.resolve("probe.tmp");
      write(probe, "probe".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      Files.delete(probe);
    } catch (IOException e) {
      throw new StateFolderException(
          folder,
          "The state folder %s cannot be used (%s): make it readable and writable for this user and free space on its disk, or choose another with state.path."
              .formatted(folder, FileErrors.clause(e)),
          e);
    }
    return new FileCheckpoints(folder, listener, pause);
  }

  @Override
  public @Nullable Position read(StreamId stream) {
    Position known = saved.get(stream);
    Path file = file(stream);
    if (known != null || !Files.exists(file)) {
      return known;
    }
    try {
      Position position = PositionJson.read(Files.readAllBytes(file));
      saved.put(stream, position);
      return position;
    } catch (IOException e) {
      throw new StateFolderException(
          file,
          "The position file %s cannot be read (%s): restore it, or move it away to read %s anew from its initial interval; nothing is doubled by that."
              .formatted(file, FileErrors.clause(e), stream),
          e);
    }
  }

  @Override
  public void advance(StreamId stream, Position position) throws InterruptedException {
    Position before = saved.get(stream);
    if (before == position || position.equals(before)) {
      return;
    }
    boolean failed = false;
    while (!isWritten(stream, position)) {
      failed = true;
      pause.forAtLeast(BETWEEN_TRIES);
    }
    saved.put(stream, position);
    if (failed) {
      listener.recovered(stream);
    }
  }

  private boolean isWritten(StreamId stream, Position position) {
    Path beside = folder.resolve(stream.tenant() + "." + stream.stream() + ".json.tmp");
    try {
      write(beside, PositionJson.write(position));
      Files.move(
          beside,
          file(stream),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      force(folder);
      return true;
    } catch (IOException e) {
      listener.degraded(
          stream,
          "The position of %s cannot be saved in %s (%s): free space on its disk or repair it; nothing is lost, the stream waits."
              .formatted(stream, folder, FileErrors.clause(e)),
          null);
      return false;
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** A renamed file survives a power cut only when its folder is on the disk too. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path file(StreamId stream) {
    return folder.resolve(stream.tenant() + "." + stream.stream() + ".json");
  }
}
