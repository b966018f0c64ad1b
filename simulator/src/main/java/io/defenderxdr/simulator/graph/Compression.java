package io.defenderxdr.simulator.graph;

import io.defenderxdr.simulator.wire.Reply;
import io.defenderxdr.simulator.wire.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses replies for clients that take it. */
final class Compression {
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 65_536);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private Compression() {}

  static Reply applied(Request request, byte[] json) {
    if (!request.headers().getOrDefault("accept-encoding", "").contains("gzip")) {
      return Reply.json(200, json);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 4 + 100);
    try (FastGzip gzip = new FastGzip(bytes)) {
      gzip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Reply.json(200, bytes.toByteArray()).with("Content-Encoding", "gzip").chunked();
  }
}
