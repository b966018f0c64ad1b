package io.defenderxdr.source.rest;

import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpReply;
import io.defenderxdr.http.TokenSource;
import io.defenderxdr.retry.RetryAfter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks for one page with a token, once; says what came of it. Safe for many threads. */
public final class PageClient {

  private static final int LONGEST_ERROR = 64_000;

  private final Line line;
  private final Map<String, String> headers;
  private final Duration timeout;
  private final PageReader reader;
  private final Function<Integer, String> advice;

  /**
   * What requests travel on.
   *
   * @param caller speaks HTTP
   * @param tokens gives the token
   * @param quota holds requests back
   * @param clock reads {@code Retry-After}
   */
  public record Line(HttpCaller caller, TokenSource tokens, QuotaGovernor quota, Clock clock) {}

  /**
   * Speaks to one API.
   *
   * @param line what requests travel on
   * @param headers further headers of each request
   * @param timeout for one request, its body included
   * @param elements finds id and time of an element
   * @param advice status of a refusal to what the user should do about it
   */
  public PageClient(
      Line line,
      Map<String, String> headers,
      Duration timeout,
      Function<byte[], Element> elements,
      Function<Integer, String> advice) {
    this.line = line;
    this.headers = headers;
    this.timeout = timeout;
    this.reader = new PageReader(elements);
    this.advice = advice;
  }

  /**
   * Asks for one page.
   *
   * @param address the complete address
   * @param sink takes its elements while they arrive
   * @throws InterruptedException when asked to stop
   */
  public PageReply ask(URI address, ElementSink sink) throws InterruptedException {
    PageReply reply = askOnce(address, sink);
    // A token may be revoked in mid-run: one new one, then the refusal stands.
    return reply instanceof PageReply.Refused refused && refused.status() == 401
        ? askOnce(address, sink)
        : reply;
  }

  private PageReply askOnce(URI address, ElementSink sink) throws InterruptedException {
    return switch (line.tokens().token()) {
      case TokenSource.TokenReply.Refused refused ->
          new PageReply.Refused(refused.status(), refused.sentence());
      case TokenSource.TokenReply.Away away -> new PageReply.Broken(clause(away.sentence()));
      case TokenSource.TokenReply.Granted granted -> askWith(granted.token(), address, sink);
    };
  }

  private static String clause(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private PageReply askWith(String token, URI address, ElementSink sink)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip");
    headers.forEach(request::header);
    line.quota().await();
    return switch (line.caller().call(request.build(), timeout)) {
      case HttpReply.NoAnswer none -> new PageReply.Broken(none.reason());
      case HttpReply.Answered answer -> read(answer, token, sink);
    };
  }

  private PageReply read(HttpReply.Answered answer, String token, ElementSink sink)
      throws InterruptedException {
    try (InputStream body = answer.body()) {
      return switch (ReplyTable.verdict(answer.status())) {
        case READ -> reader.read(body, sink);
        case AGAIN -> again(answer);
        case RENEW_TOKEN -> {
          line.tokens().forget(token);
          yield refused(answer, body);
        }
        case STOP -> refused(answer, body);
      };
    } catch (IOException e) {
      return new PageReply.Broken(
          "a reply broke off (%s)".formatted(e.getMessage() == null ? e : e.getMessage()));
    }
  }

  private PageReply again(HttpReply.Answered answer) {
    Instant now = line.clock().instant();
    Optional<Instant> until =
        answer.headers().firstValue("Retry-After").flatMap(text -> RetryAfter.parse(text, now));
    if (until.isPresent()) {
      return new PageReply.Wait(until.get(), answer.status());
    }
    return new PageReply.Broken("HTTP " + answer.status());
  }

  private PageReply refused(HttpReply.Answered answer, InputStream body) throws IOException {
    String said = GraphError.message(body.readNBytes(LONGEST_ERROR));
    return new PageReply.Refused(
        answer.status(),
        "Graph refuses with HTTP %d: %s.%s"
            .formatted(
                answer.status(),
                advice.apply(answer.status()),
                said.isEmpty() ? "" : " It says: " + said));
  }
}
