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
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The simulator's process, known by its first line and its admin side.
 *
 * @param process the running simulator
 * @param firstLine what it said of itself (contract section 5)
 */
record SimulatedTenant(ChildProcess process, JsonNode firstLine) implements AutoCloseable {

  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(60);

  static SimulatedTenant await(ChildProcess process) throws IOException {
    return new SimulatedTenant(process, new JsonMapper().readTree(process.readLine()));
  }

  /** One text of the first line, such as {@code graph}. */
  String text(String name) {
    return firstLine.path(name).asText();
  }

  /** No more changes from here on. */
  void freeze(HttpCaller caller) throws IOException, InterruptedException {
    HttpRequest.Builder post = HttpRequest.newBuilder(admin("/freeze"));
    ask(caller, post.POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  Offer offered(HttpCaller caller, String stream) throws IOException, InterruptedException {
    return Offer.parse(get(caller, "/offered?stream=" + stream));
  }

  Offer superseded(HttpCaller caller, String stream) throws IOException, InterruptedException {
    return Offer.parse(get(caller, "/superseded?stream=" + stream));
  }

  private String get(HttpCaller caller, String path) throws IOException, InterruptedException {
    return ask(caller, HttpRequest.newBuilder(admin(path)).build());
  }

  private URI admin(String path) {
    return URI.create(text("admin") + path);
  }

  private static String ask(HttpCaller caller, HttpRequest request)
      throws IOException, InterruptedException {
    switch (caller.call(request, ADMIN_TIMEOUT)) {
      case HttpReply.NoAnswer none ->
          throw new IOException("The simulator does not answer: " + none.reason() + ".");
      case HttpReply.Answered answer -> {
        try (InputStream body = answer.body()) {
          String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
          if (answer.status() != 200) {
            throw new IOException(
                "The simulator answered %d to %s: %s"
                    .formatted(answer.status(), request.uri().getPath(), text));
          }
          return text;
        }
      }
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
