package io.defenderxdr.delivery;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.defenderxdr.delivery.cluster.ClusterRequest;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Write;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes documents into bulk bodies, each with the stamp of its attempt. Safe for many threads. */
final class BulkWriter {

  /** About what an action line with index and id takes. */
  private static final int ACTION_BYTES = 120;

  private static final int BUFFER_BYTES = 16_384;

  private final DeliveryOptions options;

  BulkWriter(DeliveryOptions options) {
    this.options = options;
  }

  /** Its bounds and waits. */
  DeliveryOptions options() {
    return options;
  }

  /** The documents of each index apart, in lists that each fit one request. */
  List<List<EcsDocument>> chunks(List<EcsDocument> documents) {
    Map<String, List<EcsDocument>> byIndex = new LinkedHashMap<>();
    for (EcsDocument document : documents) {
      byIndex.computeIfAbsent(document.index(), name -> new ArrayList<>()).add(document);
    }
    List<List<EcsDocument>> chunks = new ArrayList<>();
    byIndex.values().forEach(list -> cut(list, chunks));
    return chunks;
  }

  private void cut(List<EcsDocument> documents, List<List<EcsDocument>> chunks) {
    int from = 0;
    long bytes = 0;
    for (int i = 0; i < documents.size(); i++) {
      long size = documents.get(i).json().length + (long) ACTION_BYTES;
      boolean full = i - from >= options.bulkCount() || bytes + size > options.bulkBytes();
      if (i > from && full) {
        chunks.add(documents.subList(from, i));
        from = i;
        bytes = 0;
      }
      bytes += size;
    }
    chunks.add(documents.subList(from, documents.size()));
  }

  /** The body of one request. */
  ClusterRequest.Body body(List<EcsDocument> documents, Stamp stamp) {
    Buffer buffer = new Buffer();
    try (OutputStream out = options.gzip() ? new FastGzip(buffer) : buffer) {
      for (EcsDocument document : documents) {
        out.write(action(document));
        writeStamped(document, stamp, out);
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing into memory cannot fail.", e);
    }
    return new ClusterRequest.Body(
        buffer.bytes(), buffer.size(), "application/x-ndjson", options.gzip());
  }

  private static byte[] action(EcsDocument document) {
    String id = Objects.requireNonNull(document.id(), "a document without an id").text();
    String start =
        switch (document.write()) {
          case Write.Create create -> "{\"create\":{\"_index\":\"";
          case Write.Newest newest ->
              "{\"index\":{\"version_type\":\"external_gte\",\"version\":"
                  + newest.version()
                  + ",\"_index\":\"";
        };
    return (start + quoted(document.index()) + "\",\"_id\":\"" + quoted(id) + "\"}}\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A text as it stands between quotation marks in JSON. */
  static String quoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
      }
    }
    return text;
  }

  private static void writeStamped(EcsDocument document, Stamp stamp, OutputStream out)
      throws IOException {
    byte[] json = document.json();
    int at = document.ingestedAt();
    if (at < 0) {
      out.write(json);
      return;
    }
    int after = at + EcsDocument.STAMP_LENGTH;
    out.write(json, 0, at);
    out.write(stamp.characters());
    out.write(json, after, json.length - after);
  }

  /** Gives its bytes without a copy. */
  private static final class Buffer extends ByteArrayOutputStream {

    Buffer() {
      super(BUFFER_BYTES);
    }

    byte[] bytes() {
      return buf;
    }
  }

  /** JSON shrinks to about a tenth even at the fastest level. */
  private static final class FastGzip extends GZIPOutputStream {

    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
