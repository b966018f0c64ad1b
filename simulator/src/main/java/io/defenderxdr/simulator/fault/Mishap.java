package io.defenderxdr.simulator.fault;

import java.time.Duration;

/** What befalls one request for data. */
public sealed interface Mishap {
  /** Nothing. */
  record None() implements Mishap {}

  /** It is turned away, with a time to wait given as seconds or as a date. */
  record Throttle(Duration delay, boolean asDate) implements Mishap {}

  /** It is answered with a status that stands for trouble on the server. */
  record Trouble(int status) implements Mishap {}

  /** The connection is reset after a share of the body, in percent. */
  record Reset(int percent) implements Mishap {}

  /** The reply ends after a share of the body, in percent. */
  record Truncate(int percent) implements Mishap {}

  /** The reply takes a time. */
  record Slow(Duration over) implements Mishap {}

  /** The token it carries counts no longer. */
  record Expire() implements Mishap {}
}
