package io.defenderxdr.source.graph;

import io.defenderxdr.event.Ticks;

/**
 * How wide a window may be that is drained at one go. A poll that ends in the middle of one has
 * moved nothing: the next tries half, so that a server that allows few pages at a time is read to
 * its end all the same. Kept from poll to poll; one thread.
 */
final class Stride {

  private static final long LEAST = 10_000_000L;

  private long ticks = Long.MAX_VALUE;

  boolean fits(Window window) {
    return width(window) <= ticks;
  }

  /** A poll ended in the middle of a window. */
  void brokenOff(Window window) {
    ticks = Math.min(ticks, Math.max(LEAST, width(window) / 2));
  }

  /** A window was read to its end. */
  void done(Window window) {
    if (ticks / 4 < width(window)) {
      ticks = ticks > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : ticks * 2;
    }
  }

  private static long width(Window window) {
    Ticks to = window.to() == null ? window.from().next() : window.to();
    return to.value() - window.from().value();
  }
}
