package io.defenderxdr.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP reply.
 *
 * @param status the status code
 * @param headers header values by name; length and date are added on the way out
 * @param body the body as sent
 * @param sending how it goes over the wire
 * @param whenWhole called once every byte was handed to the connection without an error
 */
public record Reply(
    int status, Map<String, String> headers, byte[] body, Sending sending, Runnable whenWhole) {
  private static final int PIECE = 32_768;

  /** A JSON reply. */
  public static Reply json(int status, byte[] body) {
    return of(status, "application/json; charset=utf-8", body);
  }

  /** A plain text reply. */
  public static Reply text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /** A reply of some content type. */
  public static Reply of(int status, String contentType, byte[] body) {
    Map<String, String> headers = Map.of("Content-Type", contentType);
    return new Reply(status, headers, body, new Sending.Whole(), () -> {});
  }

  /** A plain text reply that is written as it goes out. */
  public static Reply poured(Sending.Spring spring) {
    return text(200, "").with("Transfer-Encoding", "chunked").sent(new Sending.Poured(spring));
  }

  /** The same reply with one header more. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, sending, whenWhole);
  }

  /** The same reply, its body in pieces whose total length is not told beforehand. */
  public Reply chunked() {
    ByteArrayOutputStream pieces = new ByteArrayOutputStream(body.length + 1_024);
    for (int from = 0; from < body.length; from += PIECE) {
      int length = Math.min(PIECE, body.length - from);
      pieces.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      pieces.write(body, from, length);
      pieces.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    pieces.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return new Reply(status, headers, pieces.toByteArray(), sending, whenWhole)
        .with("Transfer-Encoding", "chunked");
  }

  /** The same reply, sent another way. */
  public Reply sent(Sending other) {
    return new Reply(status, headers, body, other, whenWhole);
  }

  /** The same reply, with someone who wants to know when it went out whole. */
  public Reply telling(Runnable listener) {
    return new Reply(status, headers, body, sending, listener);
  }
}
