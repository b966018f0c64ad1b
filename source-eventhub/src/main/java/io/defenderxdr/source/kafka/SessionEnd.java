package io.defenderxdr.source.kafka;

/** How one client's reading ended. */
sealed interface SessionEnd {

  /** All that was there at the start is settled. */
  record CaughtUp() implements SessionEnd {}

  /** The hub refuses us, in one sentence that says what to do. */
  record Refused(String sentence) implements SessionEnd {}

  /** The hub is away, or the client broke; another one may do better. */
  record Broken(String sentence) implements SessionEnd {}
}
