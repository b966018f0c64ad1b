package io.defenderxdr.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTTP/1.1 requests off a connection: a request line, headers, and a body of known length.
 */
final class RequestReader {
  private static final int LINE_LIMIT = 65_536;
  private static final int BODY_LIMIT = 1_048_576;

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next request, or null when the client has closed the connection.
   *
   * @throws IOException if the connection breaks, or what comes is no HTTP/1.1
   */
  @Nullable Request next() throws IOException {
    String first = line();
    if (first == null) {
      return null;
    }
    String[] parts = first.split(" ", -1);
    if (parts.length != 3) {
      throw new IOException("This is no HTTP request line: " + first);
    }
    Map<String, String> headers = headers();
    int mark = parts[1].indexOf('?');
    String path = mark < 0 ? parts[1] : parts[1].substring(0, mark);
    String query = mark < 0 ? "" : parts[1].substring(mark + 1);
    return new Request(parts[0], path, query, headers, body(headers));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      return chunks();
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    if (length > BODY_LIMIT) {
      throw new IOException("A request body of " + length + " bytes is more than is taken here.");
    }
    return in.readNBytes(length);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    while (true) {
      String size = line();
      int length = size == null ? 0 : Integer.parseInt(size.strip(), 16);
      if (length == 0) {
        line();
        return whole.toByteArray();
      }
      whole.writeBytes(in.readNBytes(length));
      line();
    }
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return bytes.size() == 0 ? null : bytes.toString(StandardCharsets.ISO_8859_1);
      }
      if (next != '\r') {
        bytes.write(next);
      }
      if (bytes.size() > LINE_LIMIT) {
        throw new IOException("A request line or header is longer than 64 kB.");
      }
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
