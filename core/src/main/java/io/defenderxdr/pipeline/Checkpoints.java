package io.defenderxdr.pipeline;

import io.defenderxdr.event.Position;
import io.defenderxdr.event.StreamId;
import org.jspecify.annotations.Nullable;

/** Port: keeps the position of each stream. One writer per stream. */
public interface Checkpoints {

  /**
   * The saved position, or null if the stream never saved one.
   *
   * @throws StateFolderException if one is there and cannot be read; it is never replaced silently
   */
  @Nullable Position read(StreamId stream);

  /**
   * Saves a position durably before it returns.
   *
   * @throws InterruptedException when asked to stop while waiting for a full or failing disk
   */
  void advance(StreamId stream, Position position) throws InterruptedException;
}
