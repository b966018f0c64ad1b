package io.defenderxdr.pipeline;

import io.defenderxdr.event.Position;
import io.defenderxdr.event.StreamId;
import org.jspecify.annotations.Nullable;

/** Port: keeps the position of each stream. One writer per stream. */
public interface Checkpoints {

  /**
   * The saved position, or null if the stream never saved one. Where positions are kept may be
   * away: that is waited for.
   *
   * @throws StateFolderException if one is there and cannot be read; it is never replaced silently
   * @throws InterruptedException when asked to stop while waiting
   */
  @Nullable Position read(StreamId stream) throws InterruptedException;

  /**
   * Saves a position durably before it returns.
   *
   * @throws InterruptedException when asked to stop while waiting
   */
  void advance(StreamId stream, Position position) throws InterruptedException;
}
