package io.defenderxdr.source.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpReply;
import io.defenderxdr.http.TokenSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The OAuth 2 client-credentials grant of Microsoft Entra; a token is kept until shortly before it
 * expires (specification: REST collection, section 1). Safe for many threads.
 */
public final class ClientCredentials implements TokenSource {

  private static final Duration MARGIN = Duration.ofMinutes(2);
  private static final JsonFactory JSON = new JsonFactory();

  private final HttpCaller caller;
  private final TokenRequest request;
  private final ClientProof proof;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Valid current;

  private record Valid(String token, Instant until) {}

  public ClientCredentials(
      HttpCaller caller, TokenRequest request, ClientProof proof, Clock clock) {
    this.caller = caller;
    this.request = request;
    this.proof = proof;
    this.clock = clock;
  }

  @Override
  public TokenReply token() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Valid valid = current;
      if (valid != null && clock.instant().isBefore(valid.until())) {
        return new TokenReply.Granted(valid.token());
      }
      return ask();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void forget(String token) {
    lock.lock();
    try {
      if (current != null && current.token().equals(token)) {
        current = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private TokenReply ask() throws InterruptedException {
    Instant now = clock.instant();
    HttpRequest post =
        HttpRequest.newBuilder(request.endpoint())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(form(now)))
            .build();
    return switch (caller.call(post, request.timeout())) {
      case HttpReply.NoAnswer none -> new TokenReply.Away(away(none.reason()));
      case HttpReply.Answered answer -> read(answer, now);
    };
  }

  private static String away(String reason) {
    return "The token server gives no token now: " + reason + ".";
  }

  private String form(Instant now) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", request.clientId());
    form.put("scope", request.scope());
    form.putAll(proof.parameters(request, now));
    form.putAll(request.extra());
    return form.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private TokenReply read(HttpReply.Answered answer, Instant now) {
    Map<String, String> reply;
    try (InputStream body = answer.body()) {
      reply = texts(body);
    } catch (IOException e) {
      return new TokenReply.Away(away("its answer cannot be read (HTTP " + answer.status() + ")"));
    }
    String token = reply.get("access_token");
    if (answer.status() == 200 && token != null) {
      keep(token, reply.getOrDefault("expires_in", ""), now);
      return new TokenReply.Granted(token);
    }
    if (answer.status() == 429 || answer.status() >= 500) {
      return new TokenReply.Away(away("it answers HTTP " + answer.status()));
    }
    return new TokenReply.Refused(
        answer.status(), TokenErrors.sentence(answer.status(), reply, request.clientId()));
  }

  private void keep(String token, String expiresIn, Instant now) {
    Duration life = Duration.ofMinutes(5);
    try {
      life = Duration.ofSeconds(Long.parseLong(expiresIn));
    } catch (NumberFormatException e) {
      // No readable life: five minutes are well below any that is given out.
      life = Duration.ofMinutes(5);
    }
    Duration margin = MARGIN.compareTo(life.dividedBy(4)) < 0 ? MARGIN : life.dividedBy(4);
    current = new Valid(token, now.plus(life).minus(margin));
  }

  private static Map<String, String> texts(InputStream body) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken().isScalarValue()) {
          texts.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
    }
    return texts;
  }
}
