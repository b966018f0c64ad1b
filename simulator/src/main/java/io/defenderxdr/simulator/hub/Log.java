package io.defenderxdr.simulator.hub;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the messages of one partition come from. Safe for any thread. */
interface Log {
  /** The oldest sequence number that can still be read. */
  long oldest();

  /** The sequence number that the next message will have. */
  long next();

  /** The message of a sequence number below {@link #next}; null if it was let go. */
  @Nullable Message read(long sequence);

  /** The first sequence number enqueued at a moment or later; the next one if there is none. */
  long from(Instant moment);

  /** When a message was enqueued. */
  Instant enqueued(long sequence);

  /** Lets messages below a sequence number go. */
  void forget(long below);
}
