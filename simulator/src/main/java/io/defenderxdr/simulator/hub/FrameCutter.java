package io.defenderxdr.simulator.hub;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** Cuts a stream of bytes into AMQP's headers and frames. Not for sharing. */
final class FrameCutter {
  private static final int HEADER = 8;
  private static final int LENGTH = 4;

  /** {@code AMQP}, read as the length of a frame. */
  private static final int SIGN = 0x414D5150;

  private final Consumer<Buffer> frames;
  private Buffer rest = Buffer.buffer();

  FrameCutter(Consumer<Buffer> frames) {
    this.frames = frames;
  }

  /** Takes the next bytes, and gives on what is whole. */
  void take(Buffer bytes) {
    rest.appendBuffer(bytes);
    int from = 0;
    while (rest.length() - from >= LENGTH) {
      int first = rest.getInt(from);
      int length = first == SIGN ? HEADER : Math.max(HEADER, first);
      if (rest.length() - from < length) {
        break;
      }
      frames.accept(rest.getBuffer(from, from + length));
      from += length;
    }
    rest = rest.getBuffer(from, rest.length());
  }
}
