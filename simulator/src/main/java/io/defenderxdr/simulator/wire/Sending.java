package io.defenderxdr.simulator.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** How a reply goes over the wire. */
public sealed interface Sending {
  /** The whole reply at once. */
  record Whole() implements Sending {}

  /**
   * The connection is reset after this share (0 to 99 percent) of the body; 0 = before the head.
   */
  record Reset(int percent) implements Sending {}

  /** The connection is closed in order after this share of the body, as if that were all. */
  record Truncated(int percent) implements Sending {}

  /** The whole body, in drops spread over this time of the wall. */
  record Slow(Duration over) implements Sending {}

  /** A body that is written as it goes out, in pieces, instead of the reply's own. */
  record Poured(Spring spring) implements Sending {}

  /** Where a long body comes from. */
  interface Spring {
    /** Writes the body. */
    void pour(OutputStream out) throws IOException;
  }
}
