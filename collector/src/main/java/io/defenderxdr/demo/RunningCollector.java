package io.defenderxdr.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpReply;
import io.defenderxdr.process.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The collector's process, known by the line it prints as a child and by its HTTP side.
 *
 * @param process the running collector
 * @param firstLine {@code {"console":URL,"store":URL}}
 */
record RunningCollector(ChildProcess process, JsonNode firstLine) implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  static RunningCollector await(ChildProcess process) throws IOException {
    return new RunningCollector(process, JSON.readTree(process.readLine()));
  }

  String console() {
    return firstLine.path("console").asText();
  }

  String store() {
    return firstLine.path("store").asText();
  }

  /** The body of {@code /api/streams}: one object a stream. */
  JsonNode streams(HttpCaller caller) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(console() + "/api/streams")).build();
    switch (caller.call(request, TIMEOUT)) {
      case HttpReply.NoAnswer none ->
          throw new IOException("The collector does not answer: " + none.reason() + ".");
      case HttpReply.Answered answer -> {
        try (InputStream body = answer.body()) {
          return JSON.readTree(body).path("streams");
        }
      }
    }
  }

  /** When each stream last completed a reading, by stream; empty text = never. */
  Map<String, String> caughtUp(HttpCaller caller) throws IOException, InterruptedException {
    Map<String, String> moments = new TreeMap<>();
    for (JsonNode stream : streams(caller)) {
      moments.put(stream.path("stream").asText(), stream.path("caughtUpAt").asText(""));
    }
    return moments;
  }

  @Override
  public void close() {
    process.close();
  }
}
