package io.defenderxdr.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a stream is. */
public sealed interface Health {

  /** It was started and has not yet read or settled anything. */
  record Starting() implements Health {}

  /**
   * It runs on another collector; this one takes over when that one ends.
   *
   * @param owner the other collector's name
   */
  record Standby(String owner) implements Health {}

  /** It reads and settles. */
  record Healthy() implements Health {}

  /**
   * It cannot go on as it should, and comes back by itself.
   *
   * @param since when the oldest of the reasons began
   * @param reason what is wrong; several sentences where several things are
   * @param until when it tries next, the latest of all reasons; null where unknown
   */
  record Degraded(Instant since, String reason, @Nullable Instant until) implements Health {}

  /** It was asked to stop, or has done what it was asked to do once. */
  record Stopped() implements Health {}

  /** The word for people and programs: {@code starting}, {@code healthy} ... */
  default String word() {
    return switch (this) {
      case Starting s -> "starting";
      case Standby s -> "standby";
      case Healthy h -> "healthy";
      case Degraded d -> "degraded";
      case Stopped s -> "stopped";
    };
  }
}
