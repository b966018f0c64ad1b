package io.defenderxdr.simulator.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Cuts a body of unknown length into HTTP's chunks. Closing it ends the body, not the stream. */
final class ChunkedOutput extends OutputStream {
  private static final int PIECE = 32_768;

  private final OutputStream out;
  private final byte[] piece = new byte[PIECE];
  private int length;

  ChunkedOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int one) throws IOException {
    if (length == PIECE) {
      send();
    }
    piece[length++] = (byte) one;
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    int done = 0;
    while (done < count) {
      if (length == PIECE) {
        send();
      }
      int part = Math.min(count - done, PIECE - length);
      System.arraycopy(bytes, from + done, piece, length, part);
      length += part;
      done += part;
    }
  }

  private void send() throws IOException {
    out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(piece, 0, length);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    length = 0;
  }

  @Override
  public void close() throws IOException {
    if (length > 0) {
      send();
    }
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
