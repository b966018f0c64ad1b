package io.defenderxdr.simulator.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes replies onto a connection, whole or as a fault wants them. */
final class ReplySender {
  private static final int DROPS = 20;

  private final Clock clock;
  private final CountDownLatch stopping;

  ReplySender(Clock clock, CountDownLatch stopping) {
    this.clock = clock;
    this.stopping = stopping;
  }

  /**
   * Sends one reply.
   *
   * @return whether the connection can carry another one
   * @throws IOException if the client has gone
   */
  boolean send(Reply reply, Socket socket, BufferedInputStream in)
      throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    return switch (reply.sending()) {
      case Sending.Whole whole -> {
        out.write(head(reply));
        out.write(reply.body());
        out.flush();
        reply.whenWhole().run();
        yield true;
      }
      case Sending.Poured poured -> {
        out.write(head(reply));
        ChunkedOutput pieces = new ChunkedOutput(out);
        poured.spring().pour(pieces);
        pieces.close();
        out.flush();
        reply.whenWhole().run();
        yield true;
      }
      case Sending.Reset reset -> {
        if (reset.percent() > 0) {
          sendPart(reply, out, reset.percent());
        }
        socket.setSoLinger(true, 0);
        yield false;
      }
      case Sending.Truncated cut -> {
        sendPart(reply, out, cut.percent());
        yield false;
      }
      case Sending.Slow slow -> {
        trickle(reply, out, slow.over());
        if (gone(socket, in)) {
          yield false;
        }
        reply.whenWhole().run();
        yield true;
      }
    };
  }

  private void sendPart(Reply reply, OutputStream out, int percent) throws IOException {
    out.write(head(reply));
    out.write(reply.body(), 0, (int) (reply.body().length * (long) percent / 100));
    out.flush();
  }

  private void trickle(Reply reply, OutputStream out, Duration over)
      throws IOException, InterruptedException {
    out.write(head(reply));
    byte[] body = reply.body();
    long sent = 0;
    for (int drop = 1; drop <= DROPS; drop++) {
      if (stopping.await(over.toNanos() / DROPS, TimeUnit.NANOSECONDS)) {
        throw new IOException("The simulator stops.");
      }
      long until = body.length * (long) drop / DROPS;
      out.write(body, (int) sent, (int) (until - sent));
      out.flush();
      sent = until;
    }
  }

  /** A client that gave up in mid-body has closed by now; its last bytes were taken by nobody. */
  private static boolean gone(Socket socket, BufferedInputStream in) throws IOException {
    socket.setSoTimeout(2);
    in.mark(1);
    try {
      if (in.read() < 0) {
        return true;
      }
      in.reset();
      return false;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  private byte[] head(Reply reply) {
    StringBuilder head = new StringBuilder(256);
    head.append("HTTP/1.1 ").append(reply.status()).append(' ').append(reason(reply.status()));
    head.append("\r\n");
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    head.append("Date: ").append(httpDate()).append("\r\n");
    if (!reply.headers().containsKey("Transfer-Encoding")) {
      head.append("Content-Length: ").append(reply.body().length).append("\r\n");
    }
    head.append("\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private String httpDate() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "Status";
    };
  }
}
