package io.defenderxdr.bench.part;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes ready documents by bulk requests: one writer a partition, each with one request after the
 * other, packed as the collector packs them, every answer read.
 */
public final class BulkPart {

  private static final int BUFFER = 1 << 14;
  private static final long MOST_BYTES = 1_000_000;
  private static final JsonFactory JSON = new JsonFactory();
  private static final String INDEX = "logs-m365_defender.event-default";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI target;
  private final int bulk;
  private final AtomicLong records = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  private BulkPart(URI store, int bulk) {
    this.target = store.resolve("/_bulk?filter_path=items.*._index,items.*._id,items.*.status");
    this.bulk = bulk;
  }

  /**
   * Writes the first documents until the time to warm up is over, then those behind them.
   *
   * @param words {@code --store}, {@code --folder}, {@code --partitions}, {@code --bulk}, {@code
   *     --skip} and {@code --records} (of each partition), {@code --warmup} in seconds
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    PartArguments arguments = new PartArguments(words);
    Target.make(arguments.text("--store"), INDEX);
    BulkPart part = new BulkPart(URI.create(arguments.text("--store")), arguments.number("--bulk"));
    Path folder = arguments.path("--folder");
    int partitions = arguments.number("--partitions");
    int skip = arguments.number("--skip");
    long end = System.nanoTime() + arguments.number("--warmup") * 1_000_000_000L;
    while (System.nanoTime() < end) {
      Share.all(folder, "documents", partitions, (file, i) -> part.write(file, 0, skip, end));
    }
    part.records.set(0);
    part.bytes.set(0);
    Measured measured = Measured.begin();
    int count = arguments.number("--records");
    Share.all(
        folder,
        "documents",
        partitions,
        (file, i) -> part.write(file, skip, count, Long.MAX_VALUE));
    measured.print(part.records.get(), part.bytes.get());
    System.exit(0);
  }

  private void write(Path file, int from, int count, long until)
      throws IOException, InterruptedException {
    try (Packages.Reader reader = new Packages.Reader(file)) {
      reader.skip(2L * from);
      int left = count;
      while (left > 0 && System.nanoTime() < until) {
        int sent = send(reader, Math.min(bulk, left));
        if (sent == 0) {
          return;
        }
        left -= sent;
      }
    }
  }

  private int send(Packages.Reader reader, int most) throws IOException, InterruptedException {
    Body body = new Body();
    int count = 0;
    long size = 0;
    try (OutputStream out = new FastGzip(body)) {
      while (count < most && size < MOST_BYTES) {
        byte[] id = reader.next();
        byte[] json = id == null ? null : reader.next();
        if (id == null || json == null) {
          break;
        }
        out.write(action(id));
        out.write(json);
        out.write('\n');
        size += json.length;
        count++;
      }
    }
    if (count > 0) {
      post(body, count);
      records.addAndGet(count);
      bytes.addAndGet(size);
    }
    return count;
  }

  private static byte[] action(byte[] id) {
    return ("{\"create\":{\"_index\":\""
            + INDEX
            + "\",\"_id\":\""
            + new String(id, StandardCharsets.UTF_8)
            + "\"}}\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void post(Body body, int count) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .header("Content-Type", "application/x-ndjson")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(body.bytes(), 0, body.size()))
            .build();
    byte[] reply = client.send(request, BodyHandlers.ofByteArray()).body();
    int created = created(reply);
    if (created != count) {
      throw new IOException(
          "%d of %d documents were created: %s"
              .formatted(
                  created,
                  count,
                  new String(reply, 0, Math.min(reply.length, 400), StandardCharsets.UTF_8)));
    }
  }

  private static int created(byte[] reply) throws IOException {
    int created = 0;
    try (JsonParser parser = JSON.createParser(reply)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_INT
            && "status".equals(parser.currentName())
            && parser.getIntValue() == 201) {
          created++;
        }
      }
    }
    return created;
  }

  /** Gives its bytes without a copy. */
  private static final class Body extends ByteArrayOutputStream {
    Body() {
      super(BUFFER);
    }

    byte[] bytes() {
      return buf;
    }
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
