package io.defenderxdr.bench.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpReply;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.process.ChildProcess;
import io.defenderxdr.process.JavaCommand;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An ingest pipeline for records of DeviceProcessEvents in an OpenSearch of its own process, with
 * both compilers, one record after the other on one thread. Used by one thread.
 */
final class IngestPeer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PIPELINE = "device-process-events";
  private static final JsonMapper JSON = new JsonMapper();

  /** Nothing is indexed beside the document itself: its cost is not what is measured. */
  private static final String INDEX =
      """
      {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1"},
       "mappings": {"dynamic": false}}
      """;

  private final HttpCaller caller = new HttpCaller(HttpRoute.DIRECT);
  private final ChildProcess store;
  private final String url;

  /**
   * Starts the store and sets the pipeline up.
   *
   * @param folder takes the store's files
   * @throws IOException if the store does not start or refuses the pipeline
   * @throws InterruptedException when asked to stop
   */
  IngestPeer(Path folder) throws IOException, InterruptedException {
    JavaCommand command =
        new JavaCommand(
            JavaCommand.installation(),
            "store-embedded",
            "store",
            // A demo's store has one compiler tier; one that works for hours has both.
            List.of("-XX:TieredStopAtLevel=4"),
            "io.defenderxdr.store.embedded.EmbeddedStore",
            List.of("--path", folder.resolve("store").toString(), "--port", "0", "--child"));
    store = ChildProcess.start("store", command, folder.resolve("store.log"), PATIENCE);
    url = JSON.readTree(store.readLine()).path("url").asText();
    call("PUT", "/_ingest/pipeline/" + PIPELINE, pipeline());
    call("PUT", "/peer", INDEX);
  }

  /** The process that runs the pipeline. */
  long pid() {
    return store.pid();
  }

  private static String pipeline() throws IOException {
    String file = PIPELINE + ".json";
    try (InputStream in = IngestPeer.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The file " + file + " is missing in this build.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * The document that the pipeline makes of one record.
   *
   * @param tags what the document's tags start with
   */
  JsonNode document(SourceRecord record, List<String> tags)
      throws IOException, InterruptedException {
    ObjectNode request = JSON.createObjectNode();
    ObjectNode source = request.putArray("docs").addObject().putObject("_source");
    source.put("message", record.json().toText());
    source.set("tags", JSON.valueToTree(tags));
    JsonNode answer =
        call("POST", "/_ingest/pipeline/" + PIPELINE + "/_simulate", request.toString());
    JsonNode document = answer.at("/docs/0/doc/_source");
    if (document.isMissingNode()) {
      throw new IOException("The pipeline made no document: " + answer);
    }
    return document;
  }

  /**
   * Sends records through the pipeline in one request.
   *
   * @return how long the pipeline took for one record by the store's own clock, in nanoseconds
   */
  double ingest(List<SourceRecord> records) throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder();
    for (SourceRecord record : records) {
      String message = JSON.writeValueAsString(record.json().toText());
      body.append("{\"create\":{}}\n{\"message\":").append(message).append("}\n");
    }
    JsonNode before = clock();
    JsonNode answer = call("POST", "/peer/_bulk?pipeline=" + PIPELINE, body.toString());
    JsonNode after = clock();
    long failed = difference(after, before, "failed");
    long count = difference(after, before, "count");
    if (answer.path("errors").asBoolean(true) || failed > 0 || count != records.size()) {
      throw new IOException("The pipeline refused records: " + after);
    }
    // The store adds the time of the whole batch once for each record of it.
    return difference(after, before, "time_in_millis") * 1e6 / count / records.size();
  }

  private JsonNode clock() throws IOException, InterruptedException {
    JsonNode nodes = call("GET", "/_nodes/stats/ingest", "").path("nodes");
    return nodes.elements().next().at("/ingest/pipelines/" + PIPELINE);
  }

  private static long difference(JsonNode after, JsonNode before, String name) {
    return after.path(name).asLong() - before.path(name).asLong();
  }

  private JsonNode call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpReply reply = caller.call(request, PATIENCE);
    if (!(reply instanceof HttpReply.Answered answered)) {
      throw new IOException("The store does not answer: " + reply);
    }
    try (InputStream in = answered.body()) {
      JsonNode answer = JSON.readTree(in);
      if (answered.status() != 200) {
        throw new IOException("The store refuses %s %s: %s".formatted(method, path, answer));
      }
      return answer;
    }
  }

  @Override
  public void close() {
    store.close();
    caller.close();
  }
}
