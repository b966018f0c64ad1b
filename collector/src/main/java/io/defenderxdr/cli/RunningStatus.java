package io.defenderxdr.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a running collector says of itself.
 *
 * @param streams the list of {@code /api/streams}
 * @param ledger the body of {@code /api/ledger}
 */
record RunningStatus(JsonNode streams, JsonNode ledger) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  /**
   * Where it is, and who asks.
   *
   * @param url its address without a path
   * @param login {@code user:password}; null for none
   */
  record Address(URI url, @Nullable String login) {

    /** The user, and stars. */
    @Override
    public String toString() {
      return url + (login == null ? "" : " as " + login.replaceFirst(":.*", ":***"));
    }
  }

  /** Asks it. */
  static RunningStatus of(Address address, HttpCaller caller)
      throws CommandFailedException, InterruptedException {
    JsonNode streams = ask(address, "/api/streams", caller).path("streams");
    JsonNode ledger = ask(address, "/api/ledger", caller);
    if (!streams.isArray() || !ledger.path("streams").isArray()) {
      throw notACollector(address);
    }
    return new RunningStatus(streams, ledger);
  }

  private static JsonNode ask(Address address, String path, HttpCaller caller)
      throws CommandFailedException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.url() + path));
    if (address.login() != null) {
      byte[] login = address.login().getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
    return switch (caller.call(request.build(), TIMEOUT)) {
      case HttpReply.NoAnswer none ->
          throw new CommandFailedException(
              ExitCodes.COLLECTOR_UNREACHABLE,
              "No collector answers at %s (%s): start it, or name its console with --url."
                  .formatted(address.url(), none.reason()));
      case HttpReply.Answered answer -> read(address, answer);
    };
  }

  private static JsonNode read(Address address, HttpReply.Answered answer)
      throws CommandFailedException {
    try (InputStream body = answer.body()) {
      if (answer.status() == UNAUTHORIZED) {
        throw new CommandFailedException(
            ExitCodes.USAGE,
            "The collector at %s %s: give --user and --password-file, or set %s and %s."
                .formatted(
                    address.url(),
                    address.login() == null
                        ? "wants a user name and a password"
                        : "does not accept this user name and password",
                    StatusCommand.USER_VARIABLE,
                    StatusCommand.PASSWORD_VARIABLE));
      }
      if (answer.status() != OK) {
        throw new CommandFailedException(
            ExitCodes.COLLECTOR_UNREACHABLE,
            "%s answered with HTTP status %d: is this the console of a collector? Name it with --url."
                .formatted(address.url(), answer.status()));
      }
      return JSON.readTree(body);
    } catch (IOException e) {
      throw notACollector(address);
    }
  }

  private static CommandFailedException notACollector(Address address) {
    return new CommandFailedException(
        ExitCodes.COLLECTOR_UNREACHABLE,
        "What answers at %s is no collector of this version: name its console with --url."
            .formatted(address.url()));
  }
}
